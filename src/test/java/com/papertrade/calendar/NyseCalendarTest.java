package com.papertrade.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NyseCalendarTest {

    private final NyseCalendar nyse = new NyseCalendar();

    /** Counted in the daily prices of SPY, which traded in every session of these years. */
    @ParameterizedTest
    @CsvSource({
        "1998, 252", "1999, 252", "2000, 252", "2001, 248", "2002, 252", "2003, 252", "2004, 252", "2005, 252",
        "2006, 251", "2007, 251", "2008, 253", "2009, 252", "2010, 252", "2011, 252", "2012, 250", "2013, 252",
        "2014, 252", "2015, 252", "2016, 252", "2017, 251", "2018, 251", "2019, 252", "2020, 253"
    })
    void hasTheSessionsThatWereTraded(int year, int sessions) {
        assertThat(weekdays(year, date -> nyse.session(date).isPresent())).hasSize(sessions);
    }

    /** As NYSE Group announced them in December 2021, November 2024 and December 2025. */
    @ParameterizedTest
    @CsvSource({
        "2022, 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26",
        "2023, 01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25",
        "2024, 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25",
        // January 9, the day of mourning for President Carter, was announced on 2024-12-30.
        "2025, 01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25",
        "2026, 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25",
        "2027, 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24",
        "2028, 01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25"
    })
    void isClosedOnTheAnnouncedHolidays(int year, String closed) {
        var closedWeekdays = weekdays(year, date -> nyse.session(date).isEmpty());

        assertThat(closedWeekdays).containsExactlyElementsOf(days(year, closed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-09-11",
                "2001-09-12",
                "2001-09-13",
                "2001-09-14", // the attacks of September 11
                "2004-06-11", // mourning for President Reagan
                "2007-01-02", // mourning for President Ford
                "2012-10-29",
                "2012-10-30", // hurricane Sandy
                "2018-12-05", // mourning for President G. H. W. Bush
                "2025-01-09" // mourning for President Carter
            })
    void wasClosedOnSpecialOccasions(LocalDate closed) {
        assertThat(nyse.session(closed)).isEmpty();
        assertThat(nyse.lastBefore(closed).date()).isBefore(closed);
    }

    @Test
    void reopenedOnTheMondayAfterSeptember11() {
        assertThat(nyse.firstAfter(LocalDate.parse("2001-09-10")).date()).isEqualTo("2001-09-17");
        assertThat(nyse.lastBefore(LocalDate.parse("2001-09-17")).date()).isEqualTo("2001-09-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1998-01-19", "2005-01-17", "2026-01-19"})
    void keepsMartinLutherKingDaySince1998(LocalDate holiday) {
        assertThat(nyse.session(holiday)).isEmpty();
    }

    /** June 19 of 2020 and 2021 were a Friday and a Saturday. */
    @ParameterizedTest
    @ValueSource(strings = {"2020-06-19", "2021-06-18", "2019-06-19"})
    void didNotKeepJuneteenthBefore2022(LocalDate session) {
        assertThat(nyse.session(session)).isPresent();
    }

    /** A month and a year end on that Friday, which must be traded: NYSE Rule 7.2. */
    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31", "2004-12-31", "2010-12-31", "2021-12-31", "2027-12-31"})
    void tradesOnTheFridayBeforeANewYearsDayOnASaturday(LocalDate friday) {
        assertThat(nyse.session(friday)).isPresent();
        assertThat(nyse.firstAfter(friday).date()).isEqualTo(friday.plusDays(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2006-01-02", "2012-01-02", "2017-01-02", "2023-01-02"})
    void keepsANewYearsDayOnASundayOnTheMonday(LocalDate monday) {
        assertThat(nyse.session(monday)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1998, 11-27 12-24", "1999, 11-26 12-31", "2000, 07-03 11-24", "2001, 07-03 11-23 12-24",
        "2002, 07-05 11-29 12-24", "2003, 07-03 11-28 12-24 12-26", "2004, 11-26", "2005, 11-25",
        "2006, 07-03 11-24", "2007, 07-03 11-23 12-24", "2008, 07-03 11-28 12-24", "2009, 11-27 12-24",
        "2010, 11-26", "2011, 11-25", "2012, 07-03 11-23 12-24", "2013, 07-03 11-29 12-24",
        "2014, 07-03 11-28 12-24", "2015, 11-27 12-24", "2016, 11-25", "2017, 07-03 11-24",
        "2018, 07-03 11-23 12-24", "2019, 07-03 11-29 12-24", "2020, 11-27 12-24", "2021, 11-26",
        "2022, 11-25", "2023, 07-03 11-24", "2024, 07-03 11-29 12-24", "2025, 07-03 11-28 12-24",
        "2026, 11-27 12-24", "2027, 11-26", "2028, 07-03 11-24"
    })
    void closesAtOneOnHalfDaysOnly(int year, String halfDays) {
        assertThat(weekdays(year, date -> closesAt(date, LocalTime.of(13, 0))))
                .containsExactlyElementsOf(days(year, halfDays));
        assertThat(weekdays(
                        year,
                        date -> nyse.session(date).isPresent()
                                && !closesAt(date, LocalTime.of(13, 0))
                                && !closesAt(date, LocalTime.of(16, 0))))
                .isEmpty();
    }

    @Test
    void openedAtNoonOnTheFirstAnniversaryOfSeptember11() {
        var session = nyse.session(LocalDate.parse("2002-09-11")).orElseThrow();

        assertThat(session.open()).isEqualTo("2002-09-11T16:00:00Z");
        assertThat(session.close()).isEqualTo("2002-09-11T20:00:00Z");
    }

    /** New York is 5 hours behind Greenwich in winter and 4 in summer; the clocks change on Sundays. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-06, 2026-03-06T14:30:00Z, 2026-03-06T21:00:00Z",
        "2026-03-09, 2026-03-09T13:30:00Z, 2026-03-09T20:00:00Z",
        "2026-10-30, 2026-10-30T13:30:00Z, 2026-10-30T20:00:00Z",
        "2026-11-02, 2026-11-02T14:30:00Z, 2026-11-02T21:00:00Z",
        // Until 2006 the clocks changed in April and October.
        "2006-03-31, 2006-03-31T14:30:00Z, 2006-03-31T21:00:00Z",
        "2006-04-03, 2006-04-03T13:30:00Z, 2006-04-03T20:00:00Z",
        "2006-10-27, 2006-10-27T13:30:00Z, 2006-10-27T20:00:00Z",
        "2006-10-30, 2006-10-30T14:30:00Z, 2006-10-30T21:00:00Z",
        "2026-11-27, 2026-11-27T14:30:00Z, 2026-11-27T18:00:00Z"
    })
    void opensAndClosesByTheClocksOfNewYork(LocalDate date, Instant open, Instant close) {
        assertThat(nyse.session(date)).contains(new TradingSession(date, open, close));
    }

    @ParameterizedTest
    @CsvSource({
        // A Monday's session from its first instant on; before that, Friday's.
        "2026-11-23T14:29:59.999Z, 2026-11-20, 2026-11-20, false",
        "2026-11-23T14:30:00Z, 2026-11-23, 2026-11-20, true",
        "2026-11-23T20:59:59.999Z, 2026-11-23, 2026-11-20, true",
        "2026-11-23T21:00:00Z, 2026-11-23, 2026-11-23, false",
        // Half past eleven on Monday evening in New York is Tuesday in Greenwich.
        "2026-11-24T04:30:00Z, 2026-11-23, 2026-11-23, false",
        // Thanksgiving, and the half day after it.
        "2026-11-26T17:00:00Z, 2026-11-25, 2026-11-25, false",
        "2026-11-27T17:59:59.999Z, 2026-11-27, 2026-11-25, true",
        "2026-11-27T18:00:00Z, 2026-11-27, 2026-11-27, false",
        // Good Friday and the Saturday after it.
        "2026-04-03T17:00:00Z, 2026-04-02, 2026-04-02, false",
        "2026-04-04T17:00:00Z, 2026-04-02, 2026-04-02, false"
    })
    void knowsTheLatestSessions(Instant moment, LocalDate started, LocalDate completed, boolean open) {
        assertThat(nyse.latestStarted(moment).date()).isEqualTo(started);
        assertThat(nyse.latestCompleted(moment).date()).isEqualTo(completed);
        assertThat(nyse.isOpenAt(moment)).isEqualTo(open);
    }

    @Test
    void lastsSixAndAHalfHours() {
        var session = nyse.session(LocalDate.parse("2026-03-09")).orElseThrow();

        assertThat(Duration.between(session.open(), session.close())).isEqualTo(Duration.ofMinutes(390));
    }

    private boolean closesAt(LocalDate date, LocalTime time) {
        return nyse.session(date)
                .filter(session ->
                        session.close().atZone(nyse.zone()).toLocalTime().equals(time))
                .isPresent();
    }

    private static List<LocalDate> weekdays(int year, Predicate<LocalDate> which) {
        return IntStream.rangeClosed(1, LocalDate.of(year, 1, 1).lengthOfYear())
                .mapToObj(day -> LocalDate.ofYearDay(year, day))
                .filter(date -> date.getDayOfWeek().getValue() <= 5)
                .filter(which)
                .toList();
    }

    private static List<LocalDate> days(int year, String monthsAndDays) {
        return List.of(monthsAndDays.split(" ")).stream()
                .map(day -> LocalDate.parse(year + "-" + day))
                .toList();
    }
}
