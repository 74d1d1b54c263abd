package com.papertrade.calendar;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The sessions of the New York Stock Exchange, which every US exchange follows: right from 1998-01-01
 * on. Earlier days are told by the rules of 1998, which were not those of their time.
 *
 * <p>The holidays and special closings are Jollyday's, the hours are {@link NyseHours}. Jollyday's
 * data was checked against every session from 1998 to March 2021 and against the calendars NYSE
 * Group announced for 2022 to 2028: decision 0002 says how.
 */
public final class NyseCalendar implements TradingCalendar {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NYSE));

    // Sessions are looked up all the time and there are 252 a year: each year is worked out once.
    private final Map<Year, Map<LocalDate, TradingSession>> years = new ConcurrentHashMap<>();

    @Override
    public ZoneId zone() {
        return NEW_YORK;
    }

    @Override
    public Optional<TradingSession> session(LocalDate date) {
        var year = years.computeIfAbsent(Year.from(date), this::sessionsOf);
        return Optional.ofNullable(year.get(date));
    }

    private Map<LocalDate, TradingSession> sessionsOf(Year year) {
        var closed = holidays.getHolidays(year).stream().map(Holiday::getDate).collect(toSet());
        return year.atDay(1)
                .datesUntil(year.plusYears(1).atDay(1))
                .filter(date -> !isWeekend(date) && !closed.contains(date))
                .collect(toUnmodifiableMap(Function.identity(), NyseCalendar::tradingOn));
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static TradingSession tradingOn(LocalDate date) {
        return new TradingSession(
                date,
                date.atTime(NyseHours.opening(date)).atZone(NEW_YORK).toInstant(),
                date.atTime(NyseHours.closing(date)).atZone(NEW_YORK).toInstant());
    }
}
