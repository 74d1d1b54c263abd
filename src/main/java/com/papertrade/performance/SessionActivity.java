package com.papertrade.performance;

import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.PortfolioSnapshot;
import com.papertrade.portfolio.Position;
import com.papertrade.portfolio.Receivable;
import com.papertrade.portfolio.Unwinding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A portfolio over one session: what it held at the previous close, what it holds now, and what
 * flowed in between. The past is found by unwinding the entries since.
 *
 * <p>Trades and cash belong to the session in which they took effect, splits and dividends to the one
 * whose prices reckon with them, a dividend that is not paid yet as a receivable. Those booked ahead,
 * before Monday's open for Monday, have not happened yet in Friday's figure; those booked late had
 * happened at the previous close.
 */
final class SessionActivity {

    private final PortfolioSnapshot snapshot;
    private final ComparedSessions sessions;
    private final RecentEntries recent;
    private final Map<Symbol, Quantity> held;

    /** @param snapshot with the entries since the previous close */
    SessionActivity(PortfolioSnapshot snapshot, ComparedSessions sessions) {
        this.snapshot = snapshot;
        this.sessions = sessions;
        this.recent = RecentEntries.of(snapshot);
        this.held = snapshot.positions().stream().collect(toMap(Position::symbol, Position::quantity));
    }

    /** The instruments that are held, or that something happened to. */
    SortedSet<Symbol> instruments() {
        var instruments = new TreeSet<>(held.keySet());
        instruments.addAll(recent.symbols());
        snapshot.receivables().stream().map(Receivable::symbol).forEach(instruments::add);
        return instruments;
    }

    /** All flows of the session. */
    Flows flows() {
        return flowsIn(recent.newestFirst()).plus(Flows.ofDividends(receivablesOfSession()));
    }

    /** The flows of one instrument. */
    Flows flowsOf(Symbol symbol) {
        var receivables = receivablesOfSession().stream()
                .filter(receivable -> receivable.symbol().equals(symbol))
                .toList();
        return flowsIn(recent.of(symbol)).plus(Flows.ofDividends(receivables));
    }

    /**
     * What is not in positions, as of the session: cash and dividends receivable, without the dividends of a
     * later ex-date.
     */
    Money cashNow() {
        var receivable = snapshot.receivables().stream()
                .filter(owed -> !sessions.isAhead(owed.exDate()))
                .map(Receivable::amount)
                .reduce(Money.ZERO_USD, Money::plus);
        return recent.newestFirst().stream()
                .filter(this::isAhead)
                .map(LedgerEntry::cashEffect)
                .reduce(snapshot.portfolio().cash().plus(receivable), Money::minus);
    }

    /** At the previous close, with the dividends that were receivable then, paid since or not. */
    Money cashThen() {
        return cashNow().minus(flows().net());
    }

    Quantity heldNow(Symbol symbol) {
        return heldNow(symbol, sessions.current().date());
    }

    /** The shares held now, as they were counted on a day since the previous close. */
    Quantity heldNow(Symbol symbol, LocalDate countedOn) {
        return Unwinding.shares(
                quantity(symbol),
                recent.of(symbol),
                entry ->
                        Effect.isSplit(entry) && Effect.day(entry).orElseThrow().isAfter(countedOn));
    }

    /** The shares held at the previous close, as they were counted then. */
    Quantity heldThen(Symbol symbol) {
        return Unwinding.shares(quantity(symbol), recent.of(symbol), entry -> !Effect.isBy(entry, sessions.previous()));
    }

    /** The same shares, as they are counted in the session. */
    Quantity heldThenRecounted(Symbol symbol) {
        var splits = recent.of(symbol).stream()
                .filter(Effect::isSplit)
                .filter(this::isOfSession)
                .toList();
        return Unwinding.recounted(heldThen(symbol), splits.reversed());
    }

    /** Whether the two sessions count the shares differently. */
    boolean isSplitInSession(Symbol symbol) {
        return recent.of(symbol).stream().filter(Effect::isSplit).anyMatch(this::isOfSession);
    }

    private Quantity quantity(Symbol symbol) {
        return held.getOrDefault(symbol, Quantity.ZERO);
    }

    private Flows flowsIn(List<LedgerEntry> entries) {
        return Flows.of(entries.stream().filter(this::isOfSession).toList());
    }

    private List<Receivable> receivablesOfSession() {
        return snapshot.receivables().stream()
                .filter(owed -> !sessions.isPast(owed.exDate()) && !sessions.isAhead(owed.exDate()))
                .toList();
    }

    private boolean isOfSession(LedgerEntry entry) {
        return !Effect.isBy(entry, sessions.previous()) && !isAhead(entry);
    }

    private boolean isAhead(LedgerEntry entry) {
        return Effect.day(entry).filter(sessions::isAhead).isPresent();
    }
}
