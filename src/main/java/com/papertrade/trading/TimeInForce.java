package com.papertrade.trading;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.TradingSession;
import java.time.Instant;
import java.util.Optional;

/** How long an order waits (FIX tag 59, TimeInForce). */
public enum TimeInForce {
    /** Until the close of the session it was placed in, or of the next one if placed outside hours. */
    DAY,
    /** Until it is filled or cancelled. */
    GOOD_TILL_CANCELLED;

    /** When an order that is placed now ends by itself. */
    Optional<Instant> expiryAt(MarketClock clock) {
        return switch (this) {
            case DAY -> Optional.of(sessionAt(clock).close());
            case GOOD_TILL_CANCELLED -> Optional.empty();
        };
    }

    /** The session under way, or the next one. */
    static TradingSession sessionAt(MarketClock clock) {
        return clock.calendar()
                .session(clock.date())
                .filter(session -> !session.isOverAt(clock.now()))
                .orElseGet(() -> clock.calendar().firstAfter(clock.date()));
    }
}
