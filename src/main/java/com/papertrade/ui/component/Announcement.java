package com.papertrade.ui.component;

import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;

/**
 * What a screen reader says of figures that keep moving: only what is new, and no more often than one
 * can listen to.
 */
public class Announcement extends Span {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private Instant silentUntil = Instant.MIN;

    public Announcement() {
        addClassName("for-screen-readers");
        getElement().setAttribute("role", "status");
    }

    /** Says it now; or not at all, when it is too soon, and whoever still means it says it again later. */
    public void say(String sentence, Instant now) {
        if (!sentence.equals(getText()) && !now.isBefore(silentUntil)) {
            setText(sentence);
            silentUntil = now.plus(PAUSE);
        }
    }
}
