package com.papertrade.ui.component;

import com.vaadin.flow.component.Component;

/** Keeps what is on a screen alive: ages grow and prices move without a reload. */
public interface Heartbeat {

    /** Does this every few seconds, as the component's user, for as long as the component is on screen. */
    void whileShown(Component shown, Runnable refresh);
}
