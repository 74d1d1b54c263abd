package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import java.time.Instant;
import java.util.Optional;

/** How the feed stands, in one sentence without a full stop. */
final class Summary {

    private Summary() {}

    /** {@code 17 of 25 calls left today, next refresh 16:20 New York}. */
    static String of(BudgetStatus budget, Optional<Instant> nextRefresh, MarketClock clock) {
        return calls(budget, clock)
                + nextRefresh
                        .map(next ->
                                ", next refresh " + (next.isAfter(clock.now()) ? Moments.hour(next, clock) : "now"))
                        .orElse("");
    }

    private static String calls(BudgetStatus budget, MarketClock clock) {
        return budget.closedUntil()
                .map(until -> "No calls until " + Moments.hour(until, clock))
                .orElseGet(() -> "%d of %d calls left today".formatted(budget.left(), budget.perDay()));
    }
}
