package com.papertrade.platform.job;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job as db-scheduler knows it. Its data is the sentence of its last failure. */
class JobTask extends RecurringTask<String> {

    static final String STOPPED = "PaperTrade was stopped in the middle of it; it runs again.";
    static final String LOST = "The instance that ran it was lost; it runs again.";

    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

    private final RecurringJob job;

    JobTask(RecurringJob job) {
        super(job.name(), job.timetable().regular(), String.class);
        this.job = job;
    }

    @Override
    public void executeRecurringly(TaskInstance<String> instance, ExecutionContext context) {
        try {
            job.run();
        } catch (RuntimeException failure) {
            throw context.getSchedulerState().isShuttingDown() ? new Stopped(failure) : failure;
        }
    }

    @Override
    public FailureHandler<String> getFailureHandler() {
        return (failed, operations) -> {
            var cause = failed.getCause().orElseThrow();
            switch (cause) {
                case Stopped _ -> again(STOPPED, failed, operations);
                case JobFailed known -> retry(known, failed, operations);
                default -> {
                    LOG.error("{}: failed unexpectedly", getName(), cause);
                    retry(unexpected(cause), failed, operations);
                }
            }
        };
    }

    @Override
    public DeadExecutionHandler<String> getDeadExecutionHandler() {
        return (lost, operations) -> again(LOST, lost, operations);
    }

    /** At once: it was not the work that failed. */
    private void again(String sentence, ExecutionComplete ended, ExecutionOperations<String> operations) {
        // The thread of a job that is stopped is interrupted, and would not get to the database.
        var _ = Thread.interrupted();
        fail(sentence, ended.getTimeDone(), ended, operations);
    }

    private void retry(JobFailed failure, ExecutionComplete failed, ExecutionOperations<String> operations) {
        var failures = failed.getExecution().consecutiveFailures + 1;
        var next = job.timetable().afterFailure(failed, failures, failure.notAgainBefore());
        fail(failure.sentence(), next, failed, operations);
    }

    private void fail(String sentence, Instant next, ExecutionComplete failed, ExecutionOperations<String> operations) {
        LOG.warn("{}: failed, runs again at {}: {}", getName(), next, sentence);
        operations.reschedule(failed, next, sentence);
    }

    /** The message of an exception is not for every administrator's eyes: the log has it. */
    private static JobFailed unexpected(Throwable cause) {
        return new JobFailed(
                "Unexpected: %s. The log says more.".formatted(cause.getClass().getSimpleName()));
    }

    /** Failed because it was interrupted. */
    private static final class Stopped extends RuntimeException {
        Stopped(RuntimeException failure) {
            super(failure);
        }
    }
}
