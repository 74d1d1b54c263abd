package com.papertrade.corporateaction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many splits and dividends wait for an administrator, read once a minute: until then some figures may be wrong. */
@Component
class HeldActionMetrics implements MeterBinder {

    private final HeldActions held;
    private volatile double waiting = Double.NaN;

    HeldActionMetrics(HeldActions held) {
        this.held = held;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var _ = Gauge.builder("papertrade.actions.held", this, metrics -> metrics.waiting)
                .description("Splits and dividends held until an administrator decides")
                .register(registry);
    }

    @Scheduled(fixedRateString = "PT1M", initialDelayString = "PT10S")
    void read() {
        try {
            waiting = held.countUndecided();
        } catch (DataAccessException _) { // health says so, and every screen
            waiting = Double.NaN;
        }
    }
}
