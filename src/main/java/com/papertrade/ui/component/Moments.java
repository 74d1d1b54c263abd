package com.papertrade.ui.component;

import com.papertrade.calendar.DayWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How days, times and ages are written on every screen. */
public final class Moments {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.US);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE", Locale.US);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.US);

    private Moments() {}

    /** {@code Thu 19 Nov} */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** Which session a change speaks of: {@code today}, or {@code on Fri 20 Nov} when that is another day. */
    public static String session(LocalDate session, LocalDate today) {
        return session.equals(today) ? "today" : "on " + day(session);
    }

    /** {@code Thu} */
    public static String weekday(LocalDate date) {
        return WEEKDAY.format(date);
    }

    /** {@code 19 Nov 2026} */
    public static String dayAndYear(Instant moment, ZoneId zone) {
        return dayAndYear(moment.atZone(zone).toLocalDate());
    }

    /** {@code 19 Nov 2026} */
    public static String dayAndYear(LocalDate date) {
        return DayWords.dayAndYear(date);
    }

    /** {@code 14:32} */
    public static String minute(Instant moment, ZoneId zone) {
        return MINUTE.format(moment.atZone(zone));
    }

    /** {@code 14:32:06} */
    public static String second(Instant moment, ZoneId zone) {
        return SECOND.format(moment.atZone(zone));
    }

    /** {@code Thu 19 Nov, 14:32} */
    public static String dayAndMinute(Instant moment, ZoneId zone) {
        return day(moment.atZone(zone).toLocalDate()) + ", " + minute(moment, zone);
    }

    /** {@code Thu 19 Nov, 14:32:06} */
    public static String dayAndSecond(Instant moment, ZoneId zone) {
        return day(moment.atZone(zone).toLocalDate()) + ", " + second(moment, zone);
    }

    /** Where it may be years ago: {@code 19 Nov 2026, 14:32:06} */
    public static String dayYearAndSecond(Instant moment, ZoneId zone) {
        return dayAndYear(moment, zone) + ", " + second(moment, zone);
    }

    /**
     * How old something is, in the largest unit that fits: {@code 2 s}, {@code 11 min}, {@code 3 h},
     * {@code 2 days old}. Clocks that disagree never make it younger than now.
     */
    public static String age(Duration age) {
        if (age.toSeconds() < 60) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + " min";
        }
        if (age.toHours() < 24) {
            return age.toHours() + " h";
        }
        return age.toDays() == 1 ? "1 day old" : age.toDays() + " days old";
    }

    public static String age(Instant then, Instant now) {
        return age(Duration.between(then, now));
    }

    /** The age in a sentence: {@code 2 s old}, {@code 2 days old}. */
    public static String ageInWords(Instant then, Instant now) {
        var age = age(then, now);
        return age.endsWith("old") ? age : age + " old";
    }
}
