package com.papertrade.marketdata;

import com.papertrade.MovableClock;
import java.time.Duration;
import javax.sql.DataSource;

/** What a test that moves the time needs to know of market data, and nobody else. */
public final class MarketDataInMovedTime {

    private MarketDataInMovedTime() {}

    /** Whoever waits for a turn moves the clock by what the wait would have taken. */
    public static CallBudget budget(DataSource database, MovableClock clock, CallLimits limits, PendingCalls pending) {
        return new CallBudget(database, clock, limits, pending, nanos -> clock.advance(Duration.ofNanos(nanos)));
    }

    /** Waits until nothing is being asked in the background any more. */
    public static void awaitRefreshes(MarketData market) {
        ((TieredMarketData) market).awaitRefreshes();
    }
}
