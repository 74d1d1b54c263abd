package com.papertrade.portfolio;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the ledgers agreed when they were last verified. A difference is for people to look at: a
 * container is not better for being started again, so this is never DOWN.
 */
@Component
class LedgerHealthIndicator implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final WatchedReport report;

    LedgerHealthIndicator(WatchedReport report) {
        this.report = report;
    }

    @Override
    public Health health() {
        return report.latest()
                .map(latest -> Health.status(latest.agrees() ? Status.UP : DEGRADED)
                        .withDetail("verified", latest.ended())
                        .withDetail("differences", latest.found())
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
