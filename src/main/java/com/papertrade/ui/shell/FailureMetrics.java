package com.papertrade.ui.shell;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How often somebody was shown a failure. HTTP does not tell: what a screen asks is answered 200, with a sentence on the screen. */
@Component
class FailureMetrics implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        var _ = FunctionCounter.builder("papertrade.failures.shown", LoggedFailure.class, _ -> LoggedFailure.count())
                .description("Failures nobody foresaw, each with a reference that somebody was shown")
                .register(registry);
    }
}
