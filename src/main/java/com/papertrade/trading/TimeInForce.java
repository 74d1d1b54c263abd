package com.papertrade.trading;

import com.papertrade.calendar.TradingCalendar;
import com.papertrade.calendar.TradingSession;
import java.time.Instant;
import java.util.Optional;

/** How long an order waits (FIX tag 59, TimeInForce). */
public enum TimeInForce {
    /** Until the close of the session it was placed in, or of the next one if placed outside hours. */
    DAY,
    /** Until it is filled or cancelled. */
    GOOD_TILL_CANCELLED;

    /** When an order that is accepted then ends by itself. */
    Optional<Instant> expiryOf(Instant acceptedAt, TradingCalendar calendar) {
        return switch (this) {
            case DAY -> Optional.of(sessionAt(acceptedAt, calendar).close());
            case GOOD_TILL_CANCELLED -> Optional.empty();
        };
    }

    /** The session under way, or the next one. */
    static TradingSession sessionAt(Instant moment, TradingCalendar calendar) {
        var date = moment.atZone(calendar.zone()).toLocalDate();
        return calendar.session(date)
                .filter(session -> !session.isOverAt(moment))
                .orElseGet(() -> calendar.firstAfter(date));
    }
}
