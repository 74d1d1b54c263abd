package com.papertrade.platform.job;

import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Which recurring jobs have failed, and what they said. They are tried again; no start of anything mends them. */
@Component
class JobHealthIndicator extends AbstractHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Jobs jobs;

    JobHealthIndicator(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var failed = jobs.all().stream()
                .filter(JobStatus::failed)
                .collect(Collectors.toMap(
                        JobStatus::name, job -> job.lastFailure().orElseThrow().sentence()));
        health.status(failed.isEmpty() ? Status.UP : DEGRADED).withDetails(failed);
    }
}
