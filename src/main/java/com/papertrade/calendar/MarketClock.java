package com.papertrade.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What time it is at an exchange: its calendar, read at the application's clock. */
public record MarketClock(TradingCalendar calendar, Clock clock) {

    public Instant now() {
        return clock.instant();
    }

    /** The day it is where the exchange stands. */
    public LocalDate date() {
        return now().atZone(calendar.zone()).toLocalDate();
    }

    public boolean isOpen() {
        return calendar.isOpenAt(now());
    }

    public TradingSession latestStarted() {
        return calendar.latestStarted(now());
    }

    public TradingSession latestCompleted() {
        return calendar.latestCompleted(now());
    }
}
