package com.papertrade.performance;

import static com.papertrade.money.Money.usd;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
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
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.PortfolioSnapshot;
import com.papertrade.portfolio.Position;
import com.papertrade.portfolio.Receivable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A portfolio whose story a test tells, entry by entry, by the clock of New York: "2026-11-24 10:00". */
final class Account {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final List<LedgerRecord> ledger = new ArrayList<>();
    private final Map<Symbol, Position> positions = new TreeMap<>();
    private final List<Receivable> receivables = new ArrayList<>();
    private Money cash = Money.ZERO_USD;
    private Money deposited = Money.ZERO_USD;

    static Instant newYork(String time) {
        return LocalDateTime.parse(time, CLOCK).atZone(NEW_YORK).toInstant();
    }

    Account deposits(String when, String amount) {
        deposited = deposited.plus(usd(amount));
        return book(new Deposited(newYork(when), usd(amount)));
    }

    Account withdraws(String when, String amount) {
        deposited = deposited.minus(usd(amount));
        return book(new Withdrawn(newYork(when), usd(amount)));
    }

    Account buys(String when, String symbol, String shares, String price) {
        var cost = Price.usd(price).times(Quantity.of(shares));
        var before = position(symbol);
        positions.put(
                before.symbol(),
                new Position(
                        before.symbol(),
                        before.quantity().plus(Quantity.of(shares)),
                        before.cost().plus(cost)));
        return book(new Bought(newYork(when), new Symbol(symbol), Quantity.of(shares), Price.usd(price), cost));
    }

    Account sells(String when, String symbol, String shares, String price) {
        var before = position(symbol);
        var costTaken = before.costOf(Quantity.of(shares));
        positions.put(
                before.symbol(),
                new Position(
                        before.symbol(),
                        before.quantity().minus(Quantity.of(shares)),
                        before.cost().minus(costTaken)));
        var proceeds = Price.usd(price).times(Quantity.of(shares));
        return book(
                new Sold(newYork(when), before.symbol(), Quantity.of(shares), Price.usd(price), proceeds, costTaken));
    }

    Account pays(String when, String fee) {
        return book(new FeeCharged(newYork(when), usd(fee), "Commission"));
    }

    Account splits(String when, String symbol, String factor, String effectiveOn) {
        var before = position(symbol);
        var shares = before.quantity().shares().multiply(new BigDecimal(factor));
        var after = new Quantity(shares.setScale(Quantity.MAX_DECIMALS, RoundingMode.HALF_EVEN));
        positions.put(before.symbol(), new Position(before.symbol(), after, before.cost()));
        return book(new SharesSplit(
                newYork(when),
                before.symbol(),
                SplitRatio.of(factor),
                LocalDate.parse(effectiveOn),
                before.quantity(),
                after));
    }

    Account receives(String when, String symbol, String shares, String perShare, String exDate) {
        var amount = Price.usd(perShare).times(Quantity.of(shares));
        var payDate = newYork(when).atZone(NEW_YORK).toLocalDate();
        return book(new DividendReceived(
                newYork(when),
                new Symbol(symbol),
                Quantity.of(shares),
                Price.usd(perShare),
                LocalDate.parse(exDate),
                payDate,
                amount));
    }

    /** Its ex-date has come, and it is not paid yet. */
    Account isOwed(String symbol, String shares, String perShare, String exDate, String payDate) {
        receivables.add(Receivable.of(
                new Symbol(symbol),
                LocalDate.parse(exDate),
                Optional.of(LocalDate.parse(payDate)),
                Quantity.of(shares),
                Price.usd(perShare)));
        return this;
    }

    /** Takes the latest entry back. The position then is what the test says it is. */
    Account reverses(String when, Position restored) {
        return reverses(when).with(restored);
    }

    /** Takes the latest entry back, which was about cash. */
    Account reverses(String when) {
        var latest = ledger.getLast();
        if (latest.entry() instanceof Deposited wrong) {
            deposited = deposited.minus(wrong.amount());
        }
        return book(new Reversed(newYork(when), latest.sequence(), latest.entry(), "Booked by mistake"));
    }

    /** As {@code Portfolios} reads it: what is held, and the entries strictly after the moment. */
    PortfolioSnapshot since(Instant moment) {
        var portfolio = new Portfolio(
                PortfolioId.random(),
                UserId.random(),
                new PortfolioName("Savings"),
                cash,
                deposited,
                ledger.getFirst().entry().occurredAt());
        return new PortfolioSnapshot(
                portfolio,
                positions.values().stream()
                        .filter(position -> !position.quantity().isZero())
                        .toList(),
                List.copyOf(receivables),
                ledger.stream()
                        .filter(written -> written.entry().occurredAt().isAfter(moment))
                        .toList());
    }

    private Account with(Position position) {
        positions.put(position.symbol(), position);
        return this;
    }

    private Position position(String symbol) {
        var key = new Symbol(symbol);
        return positions.getOrDefault(key, Position.none(key));
    }

    private Account book(LedgerEntry entry) {
        cash = cash.plus(entry.cashEffect());
        var positionAfter = entry.instrument().map(positions::get);
        ledger.add(new LedgerRecord(ledger.size() + 1L, entry, cash, positionAfter));
        return this;
    }
}
