package com.papertrade.platform.job;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs from when everything has started until anything stops. Instances share one table: who
 * marks a row first runs the job, and gives signs of life while it does; without them another instance
 * takes the job up.
 */
@Component
class JobScheduler implements Jobs, SmartLifecycle {

    /** How late a job may begin. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(20);

    /** A job whose instance died begins anew after two to three minutes. */
    static final int SIGNS_MISSED_BY_THE_DEAD = 6;

    /** Then a job that still runs is interrupted. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private static final int AT_ONCE = 5;

    private final Collection<String> names;
    private final Scheduler scheduler;
    private final JdbcClient database;
    private final Clock clock;
    private final boolean runs;
    private volatile boolean running;

    /** @param runs whether jobs run by themselves; tests call them when it suits them */
    @Autowired
    JobScheduler(
            DataSource database,
            List<RecurringJob> jobs,
            Clock clock,
            @Value("${papertrade.jobs.run:true}") boolean runs) {
        this(database, jobs, clock, runs, LOOK_EVERY);
    }

    JobScheduler(DataSource database, List<RecurringJob> jobs, Clock clock, boolean runs, Duration lookEvery) {
        this.names = new TreeSet<>(jobs.stream().map(RecurringJob::name).toList());
        this.scheduler = Scheduler.create(database)
                .startTasks(jobs.stream().map(JobTask::new).toList())
                .clock(clock::instant)
                .tableName("job")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .serializer(new Sentences())
                .pollingInterval(lookEvery)
                .heartbeatInterval(SIGN_OF_LIFE_EVERY)
                .missedHeartbeatsLimit(SIGNS_MISSED_BY_THE_DEAD)
                .threads(AT_ONCE)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .shutdownMaxWait(PATIENCE_AT_THE_END)
                .enableImmediateExecution()
                .failureLogging(LogLevel.OFF, false)
                .build();
        this.database = JdbcClient.create(database);
        this.clock = clock;
        this.runs = runs;
    }

    @Override
    public List<JobStatus> all() {
        return names.stream().map(this::status).toList();
    }

    /** By our own statement: the library's own way would forget when the job last succeeded and failed. */
    @Override
    public boolean runNow(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("There is no job " + name);
        }
        var brought = database.sql("""
                        UPDATE job SET execution_time = :now, version = version + 1
                        WHERE task_name = :name AND task_instance = :instance AND NOT picked
                        """)
                        .param("name", name)
                        .param("instance", RecurringTask.INSTANCE)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (brought && running) {
            scheduler.triggerCheckForDueExecutions();
        }
        return brought;
    }

    @Override
    public boolean isAutoStartup() {
        return runs;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private JobStatus status(String name) {
        return scheduler
                .getScheduledExecution(row(name))
                .map(known -> status(name, known))
                .orElseGet(() -> new JobStatus(name, false, Optional.empty(), Optional.empty(), 0, Optional.empty()));
    }

    private static JobStatus status(String name, ScheduledExecution<Object> known) {
        return new JobStatus(
                name,
                known.isPicked(),
                Optional.ofNullable(known.getLastSuccess()),
                Optional.ofNullable(known.getLastFailure())
                        .map(at -> new JobStatus.Failure(at, String.valueOf(known.getData()))),
                known.getConsecutiveFailures(),
                known.isPicked() ? Optional.empty() : Optional.of(known.getExecutionTime()));
    }

    private static TaskInstanceId row(String name) {
        return TaskInstanceId.of(name, RecurringTask.INSTANCE);
    }
}
