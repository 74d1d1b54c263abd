package com.papertrade.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One trading day of an exchange, from open to close.
 *
 * @param date the day in the exchange's own time zone, which is what a session is called by
 * @param open the first instant of trading
 * @param close the first instant after trading; earlier than usual on a half day
 */
public record TradingSession(LocalDate date, Instant open, Instant close) {

    /** @throws IllegalArgumentException if it does not close after it opens */
    public TradingSession {
        if (!close.isAfter(open)) {
            throw new IllegalArgumentException("A session closes after it opens: %s, %s".formatted(open, close));
        }
    }

    public boolean hasStartedAt(Instant moment) {
        return !moment.isBefore(open);
    }

    public boolean isOverAt(Instant moment) {
        return !moment.isBefore(close);
    }

    public boolean isOpenAt(Instant moment) {
        return hasStartedAt(moment) && !isOverAt(moment);
    }
}
