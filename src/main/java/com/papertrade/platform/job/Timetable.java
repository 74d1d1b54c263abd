package com.papertrade.platform.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** When a job runs next. What was due while no instance ran is done at the next start. */
public final class Timetable {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int MOST_DOUBLINGS = 20;

    private final Schedule regular;
    private final Optional<Retries> retries;

    private Timetable(Schedule regular, Optional<Retries> retries) {
        this.regular = regular;
        this.retries = retries;
    }

    /** Every day at this time in New York, whose midnight ends a trading day. */
    public static Timetable daily(LocalTime inNewYork) {
        return new Timetable(new Daily(NEW_YORK, inNewYork), Optional.empty());
    }

    /** At once, and from then on with this pause after each run. */
    public static Timetable every(Duration pause) {
        return new Timetable(FixedDelay.of(pause), Optional.empty());
    }

    /**
     * After a failure sooner than regularly: first after one wait, which doubles with each further failure
     * up to the longest.
     */
    public Timetable retriedAfter(Duration firstWait, Duration longestWait) {
        return new Timetable(regular, Optional.of(new Retries(firstWait, longestWait)));
    }

    Schedule regular() {
        return regular;
    }

    /** @param failures how many in a row, this one included */
    Instant afterFailure(ExecutionComplete failed, int failures, Duration atLeast) {
        var next = retries.map(retry -> failed.getTimeDone().plus(retry.waitAfter(failures)))
                .orElseGet(() -> regular.getNextExecutionTime(failed));
        return Collections.max(List.of(next, failed.getTimeDone().plus(atLeast)));
    }

    private record Retries(Duration first, Duration longest) {

        Duration waitAfter(int failures) {
            var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
            return Collections.min(List.of(doubled, longest));
        }
    }
}
