package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.TradingSession;
import java.time.Duration;
import java.time.Instant;

/**
 * When a session's last word is spoken: not at the bell, because the closing auction takes a while and
 * what a provider tells may be a quarter of an hour old.
 */
public final class ClosingPrice {

    public static final Duration SETTLING = Duration.ofMinutes(15);

    private ClosingPrice() {}

    /** Whether a price of the session that is told then is the one it closed at. */
    public static boolean isFinalAt(TradingSession session, Instant moment) {
        return !moment.isBefore(finalFrom(session));
    }

    static Instant finalFrom(TradingSession session) {
        return session.close().plus(SETTLING);
    }

    /** The latest session whose close can be asked for. */
    public static TradingSession latestFinal(MarketClock market) {
        return market.calendar().latestCompleted(market.now().minus(SETTLING));
    }

    /** When there will be another. */
    static Instant nextFinal(MarketClock market) {
        return finalFrom(market.calendar().firstAfter(latestFinal(market).date()));
    }
}
