package com.papertrade.performance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioSnapshot;
import com.papertrade.portfolio.Position;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A portfolio over one session: what it held at the previous close, what it holds now, and what
 * flowed in between. The past is found by unwinding the entries since.
 *
 * <p>Trades and cash belong to the session in which they are booked, splits and dividends to the one
 * in which they take effect. Those booked ahead, before Monday's open for Monday, have not happened
 * yet in Friday's figure; those booked late had happened at the previous close, a dividend then as a
 * receivable.
 */
final class SessionActivity {

    private final PortfolioSnapshot snapshot;
    private final ComparedSessions sessions;
    private final List<LedgerEntry> newestFirst;
    private final Map<Symbol, List<LedgerEntry>> newestFirstBySymbol;
    private final Map<Symbol, Quantity> held;

    /** @param snapshot with the entries since the previous close */
    SessionActivity(PortfolioSnapshot snapshot, ComparedSessions sessions) {
        this.snapshot = snapshot;
        this.sessions = sessions;
        this.newestFirst = snapshot.entriesSince().reversed().stream()
                .map(LedgerRecord::entry)
                .toList();
        this.newestFirstBySymbol = newestFirst.stream()
                .filter(entry -> entry.instrument().isPresent())
                .collect(groupingBy(entry -> entry.instrument().orElseThrow()));
        this.held = snapshot.positions().stream().collect(toMap(Position::symbol, Position::quantity));
    }

    /** The instruments that are held, or that something happened to. */
    SortedSet<Symbol> instruments() {
        var instruments = new TreeSet<>(held.keySet());
        instruments.addAll(newestFirstBySymbol.keySet());
        return instruments;
    }

    /** All flows of the session. */
    Flows flows() {
        return Flows.of(newestFirst.stream().filter(this::isOfSession).toList());
    }

    /** The flows of one instrument. */
    Flows flowsOf(Symbol symbol) {
        return Flows.of(entriesOf(symbol).stream().filter(this::isOfSession).toList());
    }

    /** As of the session: without the dividends of a later ex-date that are booked already. */
    Money cashNow() {
        return newestFirst.stream()
                .filter(entry -> effectiveOn(entry).filter(sessions::isAhead).isPresent())
                .map(LedgerEntry::cashEffect)
                .reduce(snapshot.portfolio().cash(), Money::minus);
    }

    /** At the previous close, with the dividends that were receivable then and have been paid since. */
    Money cashThen() {
        return cashNow().minus(flows().net());
    }

    Quantity heldNow(Symbol symbol) {
        return heldNow(symbol, sessions.current().date());
    }

    /** The shares held now, as they were counted on a day since the previous close. */
    Quantity heldNow(Symbol symbol, LocalDate countedOn) {
        var shares = quantity(symbol);
        for (var recount : recountsOf(symbol)) {
            if (recount.effectiveOn().isAfter(countedOn)) {
                shares = recount.inverse().of(shares);
            }
        }
        return shares;
    }

    /** The shares held at the previous close, as they were counted then. */
    Quantity heldThen(Symbol symbol) {
        var added =
                entriesOf(symbol).stream().map(SessionActivity::sharesAdded).reduce(BigDecimal.ZERO, BigDecimal::add);
        var shares = new Quantity(quantity(symbol).shares().subtract(added));
        for (var recount : recountsOf(symbol).reversed()) {
            if (sessions.isPast(recount.effectiveOn())) {
                shares = recount.of(shares);
            }
        }
        return shares;
    }

    /** Whether the two sessions count the shares differently. */
    boolean isSplitInSession(Symbol symbol) {
        return recountsOf(symbol).stream()
                .map(Recount::effectiveOn)
                .anyMatch(day -> !sessions.isPast(day) && !sessions.isAhead(day));
    }

    private Quantity quantity(Symbol symbol) {
        return held.getOrDefault(symbol, Quantity.ZERO);
    }

    private List<LedgerEntry> entriesOf(Symbol symbol) {
        return newestFirstBySymbol.getOrDefault(symbol, List.of());
    }

    private List<Recount> recountsOf(Symbol symbol) {
        return entriesOf(symbol).stream()
                .flatMap(entry -> Recount.by(entry).stream())
                .toList();
    }

    private boolean isOfSession(LedgerEntry entry) {
        return effectiveOn(entry)
                .filter(day -> sessions.isPast(day) || sessions.isAhead(day))
                .isEmpty();
    }

    /** The day whose prices reckon with the entry, empty when that is when it was booked. */
    private static Optional<LocalDate> effectiveOn(LedgerEntry entry) {
        return switch (entry) {
            case DividendReceived dividend -> Optional.of(dividend.exDate());
            case SharesSplit split -> Optional.of(split.effectiveOn());
            case Reversed reversed -> effectiveOn(reversed.original());
            case Bought _, Sold _, Deposited _, Withdrawn _, FeeCharged _ -> Optional.empty();
        };
    }

    /** By how many shares the entry changed what is held; fewer is negative. */
    private static BigDecimal sharesAdded(LedgerEntry entry) {
        return switch (entry) {
            case Bought purchase -> purchase.quantity().shares();
            case Sold sale -> sale.quantity().shares().negate();
            case SharesSplit split ->
                split.after().shares().subtract(split.before().shares());
            case Reversed reversed -> sharesAdded(reversed.original()).negate();
            case DividendReceived _, Deposited _, Withdrawn _, FeeCharged _ -> BigDecimal.ZERO;
        };
    }
}
