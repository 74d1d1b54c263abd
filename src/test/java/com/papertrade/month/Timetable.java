package com.papertrade.month;

import static com.papertrade.month.InventedMarket.inNewYork;

import com.papertrade.MovableClock;
import com.papertrade.platform.job.JobsInMovedTime;
import com.papertrade.platform.job.RecurringJob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTask;

/**
 * Everything that happens in a simulated time, in its order: what the application has scheduled, and
 * what the simulation does besides. Between two things the clock jumps.
 */
final class Timetable {

    /** What the application does each minute is done as often as this, so that a month passes in seconds. */
    private static final Duration COARSE = Duration.ofMinutes(15);

    /** And as often as this while nothing can be published. */
    private static final Duration BY_DAY = Duration.ofHours(1);

    private static final LocalTime EARLIEST_CLOSE = LocalTime.of(13, 0);

    private record Entry(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private final MovableClock clock;
    private long entered;

    Timetable(MovableClock clock) {
        this.clock = clock;
    }

    void enter(Instant at, Runnable what) {
        entries.add(new Entry(at, entered++, what));
    }

    void enter(ScheduledTask scheduled) {
        if (!(scheduled.getTask() instanceof IntervalTask task)) {
            throw new IllegalArgumentException("Cannot repeat " + scheduled);
        }
        repeat(clock.instant().plus(task.getInitialDelayDuration()), task);
    }

    private void repeat(Instant at, IntervalTask task) {
        enter(at, () -> {
            task.getRunnable().run();
            repeat(notTooSoon(at.plus(task.getIntervalDuration())), task);
        });
    }

    void enter(RecurringJob job) {
        enter(JobsInMovedTime.first(job, clock), job);
    }

    private void enter(Instant at, RecurringJob job) {
        enter(at, () -> enter(notTooSoon(JobsInMovedTime.run(job, clock)), job));
    }

    private Instant notTooSoon(Instant due) {
        var isDay = inNewYork(clock.instant()).toLocalTime().isBefore(EARLIEST_CLOSE);
        var soonest = clock.instant().plus(isDay ? BY_DAY : COARSE);
        return due.isAfter(soonest) ? due : soonest;
    }

    /** @param afterEach for what was begun to come to its end before the time goes on */
    void run(Instant until, Runnable afterEach) {
        while (!entries.isEmpty() && entries.element().at().isBefore(until)) {
            var next = entries.remove();
            if (next.at().isAfter(clock.instant())) {
                clock.moveTo(next.at());
            }
            next.what().run();
            afterEach.run();
        }
    }
}
