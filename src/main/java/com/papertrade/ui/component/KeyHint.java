package com.papertrade.ui.component;

import com.vaadin.flow.component.html.Span;

/** Which key does the same, for who sees it; a screen reader hears it from {@code aria-keyshortcuts}. */
public final class KeyHint {

    private KeyHint() {}

    public static Span of(String key) {
        var hint = new Span(key);
        hint.addClassName("key");
        hint.getElement().setAttribute("aria-hidden", "true");
        return hint;
    }
}
