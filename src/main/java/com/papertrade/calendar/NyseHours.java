package com.papertrade.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * When the New York Stock Exchange opens and closes, in New York's time, on a day on which it trades:
 * 9:30 to 16:00, on half days to 13:00.
 *
 * <p>What was planned counts. Minutes of silence at the open, breakdowns and halts are not told: a
 * session that lost minutes is still that session. Sources: the calendars NYSE Group announces each
 * December with its early closings; for the years before they were, the exchange's list of special
 * closings as kept by the projects exchange_calendars and pandas_market_calendars.
 */
final class NyseHours {

    private static final LocalTime OPENING = LocalTime.of(9, 30);
    private static final LocalTime CLOSING = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSING = LocalTime.of(13, 0);

    /** The first anniversary of the attacks: the exchange opened at noon. */
    private static final LocalDate SEPTEMBER_11_ANNIVERSARY = LocalDate.of(2002, 9, 11);

    private static final Set<LocalDate> SPECIAL_HALF_DAYS = Set.of(
            // To prepare the computers for the year 2000: announced by the exchange on 1999-06-04.
            LocalDate.of(1999, 12, 31),
            // The Friday after Christmas; in 2008, 2014 and 2025 the same Friday was a full day.
            LocalDate.of(2003, 12, 26));

    private static final MonthDay CHRISTMAS_EVE = MonthDay.of(12, 24);
    private static final MonthDay JULY_3 = MonthDay.of(7, 3);
    private static final MonthDay JULY_5 = MonthDay.of(7, 5);

    private NyseHours() {}

    static LocalTime opening(LocalDate session) {
        return session.equals(SEPTEMBER_11_ANNIVERSARY) ? LocalTime.NOON : OPENING;
    }

    static LocalTime closing(LocalDate session) {
        return isHalfDay(session) ? EARLY_CLOSING : CLOSING;
    }

    private static boolean isHalfDay(LocalDate session) {
        return isDayAfterThanksgiving(session)
                || isBesideIndependenceDay(session)
                || MonthDay.from(session).equals(CHRISTMAS_EVE)
                || SPECIAL_HALF_DAYS.contains(session);
    }

    private static boolean isDayAfterThanksgiving(LocalDate session) {
        var thanksgiving = session.withMonth(11).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
        return session.equals(thanksgiving.plusDays(1));
    }

    /**
     * July 3, when trading. Until 2012 a Fourth on a Thursday had its half day on the Friday after it,
     * since 2013 on the Wednesday before.
     */
    private static boolean isBesideIndependenceDay(LocalDate session) {
        var day = MonthDay.from(session);
        if (session.getYear() >= 2013) {
            return day.equals(JULY_3);
        }
        return switch (session.getDayOfWeek()) {
            case FRIDAY -> day.equals(JULY_5);
            case WEDNESDAY -> false;
            default -> day.equals(JULY_3);
        };
    }
}
