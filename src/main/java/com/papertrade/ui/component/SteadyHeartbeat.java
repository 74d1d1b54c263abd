package com.papertrade.ui.component;

import com.vaadin.flow.component.Component;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One timer for all screens; each beats on a virtual thread of its own, so none waits for another. */
@org.springframework.stereotype.Component
class SteadyHeartbeat implements Heartbeat {

    private static final int SECONDS_BETWEEN_BEATS = 3;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());

    @Override
    public void whileShown(Component shown, Runnable refresh) {
        shown.addAttachListener(attached -> {
            var ui = attached.getUI();
            var beats = timer.scheduleAtFixedRate(
                    new Beat(ui, refresh, Thread::startVirtualThread),
                    SECONDS_BETWEEN_BEATS,
                    SECONDS_BETWEEN_BEATS,
                    TimeUnit.SECONDS);
            shown.addDetachListener(detached -> {
                beats.cancel(false);
                detached.unregisterListener();
            });
        });
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
