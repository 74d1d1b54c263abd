package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Decides which of the symbols that matter is asked for when. */
class RefreshPlanner implements PendingCalls {

    private final Demand demand;
    private final KnownPrices known;
    private final MarketClock clock;

    RefreshPlanner(Demand demand, KnownPrices known, MarketClock clock) {
        this.demand = demand;
        this.known = known;
        this.clock = clock;
    }

    /** In the order in which they will be asked. */
    List<PlannedRefresh> queue() {
        var wanted = demand.now();
        var missing = known.withoutLatestBar(wanted.keySet());
        return wanted.entrySet().stream()
                .map(entry -> planned(entry.getKey(), entry.getValue(), missing))
                .sorted(Comparator.comparing(PlannedRefresh::notBefore)
                        .thenComparing(PlannedRefresh::priority)
                        .thenComparing(PlannedRefresh::symbol))
                .toList();
    }

    @Override
    public int moreUrgentThan(CallPriority priority) {
        return Math.toIntExact(demand.now().values().stream()
                .filter(wanted -> wanted.compareTo(priority) < 0)
                .count());
    }

    private PlannedRefresh planned(Symbol symbol, CallPriority priority, Set<Symbol> missing) {
        if (missing.contains(symbol)) {
            var session = ClosingPrice.latestFinal(clock).date();
            return new PlannedRefresh(
                    symbol, priority, clock.now(), "%s's close is missing".formatted(Moments.day(session)));
        }
        Instant next = ClosingPrice.nextFinal(clock);
        var session =
                clock.calendar().firstAfter(ClosingPrice.latestFinal(clock).date());
        return new PlannedRefresh(
                symbol,
                priority,
                next,
                "waiting for %s's close, probing at %s"
                        .formatted(Moments.day(session.date()), Moments.hour(next, clock)));
    }
}
