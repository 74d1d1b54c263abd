package com.papertrade.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class FailureMetricsTest {

    @Test
    void eachFailureThatSomebodyIsShownIsCountedOnce() {
        var registry = new SimpleMeterRegistry();
        new FailureMetrics().bindTo(registry);
        var shown = registry.get("papertrade.failures.shown").functionCounter();
        var before = shown.count();
        LoggedFailure.of(new IllegalStateException("thrown by a test"), "portfolio");
        assertThat(shown.count()).isEqualTo(before + 1);
    }
}
