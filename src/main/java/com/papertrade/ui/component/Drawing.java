package com.papertrade.ui.component;

import com.vaadin.flow.component.html.Span;

/** A drawing of lines and areas that fills its box; says nothing to a screen reader, the text beside it does. */
public class Drawing extends Span {

    private String drawn = "";

    public Drawing() {
        addClassName("drawing");
        getElement().setAttribute("aria-hidden", "true");
    }

    /**
     * Draws anew, only if it is another drawing.
     *
     * @param shapes SVG in a plane of 100 by 100, from the upper left corner; numbers and class names only
     */
    public void draw(String shapes) {
        if (!shapes.equals(drawn)) {
            drawn = shapes;
            getElement()
                    .setProperty(
                            "innerHTML",
                            "<svg viewBox='0 0 100 100' preserveAspectRatio='none' width='100%%' height='100%%'>%s</svg>"
                                    .formatted(shapes));
        }
    }

    /** What is drawn, for a test. */
    public String drawn() {
        return drawn;
    }
}
