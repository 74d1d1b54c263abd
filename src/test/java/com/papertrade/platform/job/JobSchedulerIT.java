package com.papertrade.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.platform.job.JobStatus.Failure;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several instances on one database, as several servers would be. */
class JobSchedulerIT {

    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");
    private static final Timetable HOURLY = Timetable.every(Duration.ofHours(1));

    private static HikariDataSource database;

    private final MovableClock clock = new MovableClock(NOON);
    private final AtomicInteger runs = new AtomicInteger();
    private final List<JobScheduler> instances = new ArrayList<>();

    private record Job(String name, Timetable timetable, Runnable work) implements RecurringJob {
        @Override
        public void run() {
            work.run();
        }
    }

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        database = new HikariDataSource();
        database.setJdbcUrl(details.getJdbcUrl());
        database.setUsername(details.getUsername());
        database.setPassword(details.getPassword());
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterAll
    static void disconnect() {
        database.close();
    }

    @BeforeEach
    void nothingHasRun() {
        JdbcClient.create(database).sql("TRUNCATE job").update();
    }

    @AfterEach
    void stopAll() {
        instances.stream().filter(JobScheduler::isRunning).forEach(JobScheduler::stop);
    }

    @Test
    void ofSeveralInstancesOneRunsAJob() {
        var pause = Duration.ofMillis(50);
        Queue<Instant> begun = new ConcurrentLinkedQueue<>();
        var job = new Job(
                "Count",
                Timetable.every(pause),
                () -> begun.add(Clock.systemUTC().instant()));
        Stream.generate(() -> new JobScheduler(database, List.of(job), Clock.systemUTC(), true, Duration.ofMillis(5)))
                .limit(4)
                .forEach(this::start);

        await().until(() -> begun.size() >= 20);
        stopAll();

        var moments = List.copyOf(begun);
        for (var i = 1; i < moments.size(); i++) {
            assertThat(Duration.between(moments.get(i - 1), moments.get(i))).isGreaterThanOrEqualTo(pause);
        }
    }

    @Test
    void whatADeadInstanceLeftUnfinishedAnotherTakesUp() {
        var end = new CountDownLatch(1);
        start(instance(HOURLY, () -> waitFor(end)));
        await().until(() -> status().running());

        clock.advance(Duration.ofMinutes(2).plusSeconds(1)); // without a sign of life
        start(instance(HOURLY, runs::incrementAndGet));
        await().until(() -> status().lastSuccess().isPresent());

        assertThat(runs).hasValue(1);
        assertThat(status().lastFailure()).contains(new Failure(clock.instant(), JobTask.LOST));
        assertThat(status().failed()).isFalse();
        end.countDown();
    }

    @Test
    void whatHappenedIsKeptOverARestart() {
        start(instance(HOURLY, runs::incrementAndGet));
        await().until(() -> status().lastSuccess().isPresent());
        stopAll();
        clock.advance(Duration.ofMinutes(59));
        start(instance(HOURLY, runs::incrementAndGet));

        assertThat(status().lastSuccess()).contains(NOON);
        assertThat(status().nextRun()).contains(NOON.plus(Duration.ofHours(1)));
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatWasMissedIsDoneAtTheNextStart() {
        var daily = Timetable.daily(LocalTime.of(3, 30));
        start(instance(daily, runs::incrementAndGet));
        assertThat(status().nextRun()).contains(Instant.parse("2026-11-21T08:30:00Z"));
        stopAll();
        assertThat(runs).hasValue(0);

        clock.moveTo(Instant.parse("2026-11-23T12:00:00Z"));
        start(instance(daily, runs::incrementAndGet));
        await().until(() -> status().lastSuccess().isPresent());

        assertThat(runs).hasValue(1);
        assertThat(status().nextRun()).contains(Instant.parse("2026-11-24T08:30:00Z"));
    }

    @Test
    void whatWasStoppedInTheMiddleIsDoneAtTheNextStart() {
        start(instance(HOURLY, () -> waitFor(new CountDownLatch(1))));
        await().until(() -> status().running());
        stopAll();
        assertThat(status().lastFailure()).contains(new Failure(NOON, JobTask.STOPPED));

        start(instance(HOURLY, runs::incrementAndGet));
        await().until(() -> status().lastSuccess().isPresent());
        assertThat(runs).hasValue(1);
    }

    @Test
    void aFailureIsKeptWithItsSentenceAndRetriedNoSoonerThanItSays() {
        start(instance(HOURLY, () -> {
            throw new JobFailed("The provider is closed.", Duration.ofHours(9));
        }));
        await().until(() -> status().failed());

        assertThat(status().lastFailure()).contains(new Failure(NOON, "The provider is closed."));
        assertThat(status().nextRun()).contains(NOON.plus(Duration.ofHours(9)));
    }

    @Test
    void whatNobodyThoughtOfIsAFailureWhoseMessageStaysInTheLog() {
        start(instance(HOURLY, () -> {
            throw new IllegalStateException("with the key in it");
        }));
        await().until(() -> status().failed());

        assertThat(status().lastFailure())
                .contains(new Failure(NOON, "Unexpected: IllegalStateException. The log says more."));
        assertThat(status().nextRun()).contains(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void aJobRunsNowWhenAskedToUnlessItRunsAlready() {
        var end = new CountDownLatch(1);
        var instance = start(instance(Timetable.daily(LocalTime.of(3, 30)), () -> waitFor(end)));

        assertThat(instance.runNow("Count")).isTrue();
        await().until(() -> status().running());
        assertThat(instance.runNow("Count")).isFalse();

        end.countDown();
        await().until(() -> status().lastSuccess().isPresent());
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> instance.runNow("Other"));
    }

    @Test
    void aJobThatIsToRunNowStillSaysWhenItLastDid() {
        var work = new ArrayDeque<Runnable>(List.of(() -> {}));
        var again = new CountDownLatch(1);
        var instance = start(instance(
                Timetable.daily(LocalTime.of(3, 30)),
                () -> Optional.ofNullable(work.poll())
                        .orElse(() -> waitFor(again))
                        .run()));
        instance.runNow("Count");
        await().until(() -> status().lastSuccess().isPresent());
        var before = status().lastSuccess();

        instance.runNow("Count");
        await().until(() -> status().running());

        assertThat(status().lastSuccess()).isEqualTo(before);
        again.countDown();
    }

    private JobStatus status() {
        return instances.getLast().all().getFirst();
    }

    private JobScheduler start(JobScheduler instance) {
        instances.add(instance);
        instance.start();
        return instance;
    }

    private JobScheduler instance(Timetable timetable, Runnable work) {
        return new JobScheduler(database, List.of(new Job("Count", timetable, work)), clock, true);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
