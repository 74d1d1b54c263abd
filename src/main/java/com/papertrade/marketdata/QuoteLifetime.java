package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import java.time.Duration;

/**
 * How long a quote is worth keeping at hand: until there can be a newer close, which is hours on a
 * trading day and days over a holiday. A fixed time would be wrong on both.
 */
record QuoteLifetime(MarketClock market) {

    /** What is put there in the last moment is there for those who wait for it. */
    static final Duration SHORTEST = Duration.ofMinutes(1);

    Duration fromNow() {
        var untilThen = Duration.between(market.now(), ClosingPrice.nextFinal(market));
        return untilThen.compareTo(SHORTEST) < 0 ? SHORTEST : untilThen;
    }
}
