package com.papertrade.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A market that never closes, with one session per calendar day, midnight to midnight in New York, so
 * that there is always a today and a previous close. A session lasts 23 hours on the day the clocks go
 * forward and 25 on the day they go back.
 */
public final class ContinuousCalendar implements TradingCalendar {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Override
    public ZoneId zone() {
        return NEW_YORK;
    }

    @Override
    public Optional<TradingSession> session(LocalDate date) {
        var open = date.atStartOfDay(NEW_YORK).toInstant();
        var close = date.plusDays(1).atStartOfDay(NEW_YORK).toInstant();
        return Optional.of(new TradingSession(date, open, close));
    }
}
