package com.papertrade.platform.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Of each recurring job, how often it has failed in a row and how long ago it last succeeded; read twice a minute. */
@Component
class JobMetrics implements MeterBinder {

    private final Jobs jobs;
    private final Clock clock;
    private Optional<Gauges> gauges = Optional.empty();

    private record Gauges(MultiGauge failures, MultiGauge ages) {}

    JobMetrics(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        gauges = Optional.of(new Gauges(
                MultiGauge.builder("papertrade.job.failures")
                        .description("Failures of the job since it last succeeded")
                        .register(registry),
                MultiGauge.builder("papertrade.job.success.age")
                        .description("Time since the job last succeeded")
                        .baseUnit("seconds")
                        .register(registry)));
    }

    @Scheduled(fixedRateString = "PT30S", initialDelayString = "PT5S")
    synchronized void read() {
        gauges.ifPresent(found -> show(found, all()));
    }

    /** What cannot be read has no value, rather than an old one. */
    private List<JobStatus> all() {
        try {
            return jobs.all();
        } catch (DataAccessException _) { // health says so, and every screen
            return List.of();
        }
    }

    private void show(Gauges found, List<JobStatus> all) {
        found.failures()
                .register(
                        all.stream()
                                .map(job -> Row.of(tag(job), job.failuresInARow()))
                                .toList(),
                        true);
        found.ages()
                .register(
                        all.stream()
                                .flatMap(job -> job.lastSuccess().stream().map(at -> Row.of(tag(job), age(at))))
                                .toList(),
                        true);
    }

    private long age(Instant since) {
        return Duration.between(since, clock.instant()).toSeconds();
    }

    private static Tags tag(JobStatus job) {
        return Tags.of("job", job.name());
    }
}
