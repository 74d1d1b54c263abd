package com.papertrade.platform.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.time.Clock;
import java.time.Instant;

/** Runs jobs as their timetables say, for a test that moves the time. */
public final class JobsInMovedTime {

    private JobsInMovedTime() {}

    public static Instant first(RecurringJob job, Clock clock) {
        return job.timetable().regular().getInitialExecutionTime(clock.instant());
    }

    /** @return when it is due again, as after a first failure if it failed */
    public static Instant run(RecurringJob job, Clock clock) {
        try {
            job.run();
            return job.timetable().regular().getNextExecutionTime(done(clock));
        } catch (JobFailed failure) {
            return job.timetable().afterFailure(done(clock), 1, failure.notAgainBefore());
        }
    }

    private static ExecutionComplete done(Clock clock) {
        return ExecutionComplete.simulatedSuccess(clock.instant());
    }
}
