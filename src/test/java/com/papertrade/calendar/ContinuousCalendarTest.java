package com.papertrade.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuousCalendarTest {

    private final ContinuousCalendar calendar = new ContinuousCalendar();

    /** The clocks go forward on 2026-03-08 (23 hours) and back on 2026-11-01 (25 hours). */
    @ParameterizedTest
    @CsvSource({
        "2026-03-07, 2026-03-07T05:00:00Z, 2026-03-08T05:00:00Z",
        "2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
        "2026-03-09, 2026-03-09T04:00:00Z, 2026-03-10T04:00:00Z",
        "2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        // A Saturday that is a holiday is a day like any other.
        "2026-07-04, 2026-07-04T04:00:00Z, 2026-07-05T04:00:00Z"
    })
    void tradesFromMidnightToMidnight(LocalDate date, Instant open, Instant close) {
        assertThat(calendar.session(date)).contains(new TradingSession(date, open, close));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T04:59:59.999Z, 2026-11-22, 2026-11-21",
        "2026-11-23T05:00:00Z, 2026-11-23, 2026-11-22",
        "2026-11-22T17:00:00Z, 2026-11-22, 2026-11-21"
    })
    void isAlwaysOpen(Instant moment, LocalDate started, LocalDate completed) {
        assertThat(calendar.isOpenAt(moment)).isTrue();
        assertThat(calendar.latestStarted(moment).date()).isEqualTo(started);
        assertThat(calendar.latestCompleted(moment).date()).isEqualTo(completed);
    }

    @Test
    void yesterdaysSessionEndsWhereTodaysBegins() {
        var today = calendar.session(LocalDate.parse("2026-11-23")).orElseThrow();

        assertThat(calendar.lastBefore(today.date()).close()).isEqualTo(today.open());
    }
}
