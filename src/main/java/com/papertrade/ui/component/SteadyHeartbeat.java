package com.papertrade.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One timer for all screens; each beat runs on a virtual thread of its own, so none waits for another. */
@org.springframework.stereotype.Component
class SteadyHeartbeat implements Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyHeartbeat.class);
    private static final int SECONDS_BETWEEN_BEATS = 3;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());

    @Override
    public void whileShown(Component shown, Runnable refresh) {
        shown.addAttachListener(attached -> {
            var ui = attached.getUI();
            var beats = timer.scheduleAtFixedRate(
                    () -> Thread.startVirtualThread(() -> beat(ui, refresh)),
                    SECONDS_BETWEEN_BEATS,
                    SECONDS_BETWEEN_BEATS,
                    TimeUnit.SECONDS);
            shown.addDetachListener(detached -> {
                beats.cancel(false);
                detached.unregisterListener();
            });
        });
    }

    private static void beat(UI ui, Runnable refresh) {
        try {
            ui.access(refresh::run);
        } catch (UIDetachedException left) {
            LOG.debug("The screen was left between two beats", left);
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
