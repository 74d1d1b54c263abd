package com.papertrade.marketdata;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether quotes are at hand without the database. Without the cache PaperTrade is slower, not ill. */
@Component
class QuoteCacheHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final QuoteCache cache;

    QuoteCacheHealthIndicator(QuoteCache cache) {
        this.cache = cache;
    }

    @Override
    public Health health() {
        return cache.answers()
                ? Health.up().build()
                : Health.status(DEGRADED)
                        .withDetail("what", "The cache of quotes does not answer. The database does, more slowly.")
                        .withDetail("next", "Is Redis running? PaperTrade finds it again by itself.")
                        .build();
    }
}
