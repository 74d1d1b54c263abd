package com.papertrade.ui.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How many screens are open in this instance. */
@Component
class ScreenMetrics implements MeterBinder {

    private final LiveScreens screens;

    ScreenMetrics(LiveScreens screens) {
        this.screens = screens;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var _ = Gauge.builder("papertrade.screens.open", screens, LiveScreens::count)
                .description("Screens that are open in this instance")
                .register(registry);
    }
}
