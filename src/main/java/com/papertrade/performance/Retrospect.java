package com.papertrade.performance;

import static java.util.stream.Collectors.toMap;

import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.PortfolioSnapshot;
import com.papertrade.portfolio.Position;
import com.papertrade.portfolio.Receivable;
import com.papertrade.portfolio.Unwinding;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A portfolio as it stood at the closes of past sessions, found by undoing what took effect since. */
final class Retrospect {

    private final PortfolioSnapshot snapshot;
    private final RecentEntries recent;
    private final Map<Symbol, Quantity> held;

    /** @param snapshot with the entries since the earliest of the sessions' closes, or earlier */
    Retrospect(PortfolioSnapshot snapshot) {
        this.snapshot = snapshot;
        this.recent = RecentEntries.of(snapshot);
        this.held = snapshot.positions().stream().collect(toMap(Position::symbol, Position::quantity));
    }

    /** What was in no position at the close: cash, and the dividends that were receivable. */
    Money cashAt(TradingSession session) {
        var receivable = snapshot.receivables().stream()
                .filter(owed -> !owed.exDate().isAfter(session.date()))
                .map(Receivable::amount)
                .reduce(Money.ZERO_USD, Money::plus);
        return recent.newestFirst().stream()
                .filter(entry -> !Effect.isBy(entry, session))
                .map(LedgerEntry::cashEffect)
                .reduce(snapshot.portfolio().cash().plus(receivable), Money::minus);
    }

    /** All deposits until the close, less all withdrawals. */
    Money netDepositsAt(TradingSession session) {
        var since = Flows.of(recent.newestFirst().stream()
                .filter(entry -> !Effect.isBy(entry, session))
                .toList());
        return snapshot.portfolio().deposited().minus(since.deposited()).plus(since.withdrawn());
    }

    /** The shares held at the close, as they were counted then; without instruments of which there were none. */
    SortedMap<Symbol, Quantity> heldAt(TradingSession session) {
        var symbols = new TreeSet<>(held.keySet());
        symbols.addAll(recent.symbols());
        var then = new TreeMap<Symbol, Quantity>();
        for (var symbol : symbols) {
            var shares = Unwinding.shares(
                    held.getOrDefault(symbol, Quantity.ZERO), recent.of(symbol), entry -> !Effect.isBy(entry, session));
            if (!shares.isZero()) {
                then.put(symbol, shares);
            }
        }
        return then;
    }

    /** What flowed after the close of one session until the close of another. */
    Flows flowsBetween(TradingSession before, TradingSession session) {
        var entries = recent.newestFirst().stream()
                .filter(entry -> Effect.isBy(entry, session) && !Effect.isBy(entry, before))
                .toList();
        var owed = snapshot.receivables().stream()
                .filter(receivable -> receivable.exDate().isAfter(before.date())
                        && !receivable.exDate().isAfter(session.date()))
                .toList();
        return Flows.of(entries).plus(Flows.ofDividends(owed));
    }
}
