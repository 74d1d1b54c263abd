package com.papertrade.portfolio;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The last verification in figures; without a value before the first. */
@Component
class LedgerMetrics implements MeterBinder {

    private final WatchedReport report;
    private final Clock clock;

    LedgerMetrics(WatchedReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var _ = Gauge.builder("papertrade.ledger.differences", figure(LedgerReport::found))
                .description("Differences that the last verification of all ledgers found")
                .register(registry);
        var _ = Gauge.builder("papertrade.ledger.entries", figure(LedgerReport::entries))
                .description("Entries that the last verification told again")
                .register(registry);
        var _ = Gauge.builder("papertrade.ledger.verification.age", figure(this::seconds))
                .description("Time since the last verification ended")
                .baseUnit("seconds")
                .register(registry);
    }

    private long seconds(LedgerReport latest) {
        return Duration.between(latest.ended(), clock.instant()).toSeconds();
    }

    private Supplier<Number> figure(Function<LedgerReport, Number> of) {
        return () -> report.latest().map(of).orElse(Double.NaN);
    }
}
