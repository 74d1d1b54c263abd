package com.papertrade.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** In how many sessions of this instance somebody is signed in. */
@Component
class SessionMetrics implements MeterBinder {

    private final OpenSessions sessions;

    SessionMetrics(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var _ = Gauge.builder("papertrade.sessions", sessions, OpenSessions::count)
                .description("Sessions of this instance in which somebody is signed in")
                .register(registry);
    }
}
