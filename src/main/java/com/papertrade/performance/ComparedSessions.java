package com.papertrade.performance;

import com.papertrade.calendar.TradingSession;
import com.papertrade.marketdata.MarketData;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The two sessions of a daily change: the one it speaks of, and the one before, from whose close on
 * everything is today's.
 */
record ComparedSessions(TradingSession current, TradingSession previous) {

    static ComparedSessions of(MarketData market) {
        var current = market.today();
        return new ComparedSessions(current, market.clock().calendar().lastBefore(current.date()));
    }

    Instant previousClose() {
        return previous.close();
    }

    /** Whether what happened that day had happened by the previous close. */
    boolean isPast(LocalDate day) {
        return !day.isAfter(previous.date());
    }

    /** Whether that day comes after the session, as Monday does on a Saturday. */
    boolean isAhead(LocalDate day) {
        return day.isAfter(current.date());
    }
}
