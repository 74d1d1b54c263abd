package com.papertrade.ui.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether anybody can see a screen. A tab that was killed, or whose computer sleeps, says no good-bye,
 * and Vaadin waits long before it gives one up: meanwhile it is not worth reading anything for it.
 */
@SpringComponent
@UIScope
public class Audience {

    /** Longer than a page takes to connect, or to connect again. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Clock clock;
    private volatile Instant lastThere;

    public Audience(Clock clock) {
        this.clock = clock;
        this.lastThere = clock.instant();
    }

    boolean isThere(UI ui) {
        ui.accessSynchronously(() -> note(isConnected(ui)));
        return clock.instant().isBefore(lastThere.plus(PATIENCE));
    }

    void note(boolean connected) {
        if (connected) {
            lastThere = clock.instant();
        }
    }

    private static boolean isConnected(UI ui) {
        var connection = ui.getInternals().getPushConnection();
        return connection != null && connection.isConnected();
    }
}
