package com.papertrade.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");

    /** New York is five hours behind UTC in winter and four in summer. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T17:00:00Z, 2026-11-21T08:30:00Z",
        "2026-11-21T08:29:59Z, 2026-11-21T08:30:00Z",
        "2026-11-21T08:30:00Z, 2026-11-22T08:30:00Z",
        "2027-03-13T17:00:00Z, 2027-03-14T07:30:00Z",
    })
    void everyDayIsADayOfNewYork(Instant done, Instant next) {
        assertThat(Timetable.daily(LocalTime.of(3, 30)).regular().getNextExecutionTime(at(done)))
                .isEqualTo(next);
    }

    @Test
    void withoutRetriesAFailureChangesNothing() {
        var daily = Timetable.daily(LocalTime.of(3, 30));

        assertThat(daily.afterFailure(at(NOON), 3, Duration.ZERO)).isEqualTo("2026-11-21T08:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"1, PT5M", "2, PT10M", "3, PT20M", "7, PT5H20M", "8, PT6H", "1000, PT6H"})
    void retriesComeLaterAndLater(int failures, Duration wait) {
        var weekly = Timetable.every(Duration.ofDays(7)).retriedAfter(Duration.ofMinutes(5), Duration.ofHours(6));

        assertThat(weekly.afterFailure(at(NOON), failures, Duration.ZERO)).isEqualTo(NOON.plus(wait));
    }

    @Test
    void itIsNotTriedAgainBeforeTheFailureSays() {
        var weekly = Timetable.every(Duration.ofDays(7)).retriedAfter(Duration.ofMinutes(5), Duration.ofHours(6));

        assertThat(weekly.afterFailure(at(NOON), 1, Duration.ofHours(9))).isEqualTo(NOON.plus(Duration.ofHours(9)));
    }

    private static ExecutionComplete at(Instant done) {
        return ExecutionComplete.simulatedSuccess(done);
    }
}
