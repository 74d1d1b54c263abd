package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Moments as sentences about the feed name them, in the exchange's time. */
final class Moments {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Moments() {}

    /** {@code 16:20 New York}. */
    static String hour(Instant moment, ZoneId zone) {
        return MINUTE.format(moment.atZone(zone)) + " " + city(zone);
    }

    /** {@code 16:20 New York}, and on another day {@code Monday 16:20 New York}. */
    static String hour(Instant moment, MarketClock clock) {
        var zone = clock.calendar().zone();
        var day = moment.atZone(zone).toLocalDate();
        var hour = hour(moment, zone);
        return day.equals(clock.date()) ? hour : day(day) + " " + hour;
    }

    /** {@code Monday}. */
    static String day(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** {@code New York} for {@code America/New_York}. */
    static String city(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
