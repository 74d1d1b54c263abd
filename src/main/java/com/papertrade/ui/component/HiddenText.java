package com.papertrade.ui.component;

import com.vaadin.flow.component.html.Span;

/** What is plain to see, in words for who does not see it. */
public final class HiddenText {

    private HiddenText() {}

    public static Span of(String text) {
        var hidden = new Span(text);
        hidden.addClassName("for-screen-readers");
        return hidden;
    }
}
