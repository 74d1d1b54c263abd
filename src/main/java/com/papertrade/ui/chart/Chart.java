package com.papertrade.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One drawing, done in the browser from figures that are worked out here. To a screen reader it is one image with
 * a sentence; whatever it shows is also said in figures beside it.
 *
 * @param <M> what is drawn, as chart-drawings.js reads it: its components are the JSON's names
 */
@Tag("pt-chart")
@JavaScript("context://charts.js")
public abstract class Chart<M extends Record> extends Component implements HasStyle {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param kind how chart-drawings.js calls it */
    protected Chart(String kind) {
        getElement().setAttribute("kind", kind).setAttribute("role", "img");
    }

    /**
     * Draws anew, only if it is another drawing.
     *
     * @param words what it shows, in a sentence
     */
    protected void draw(M model, String words) {
        var drawing = JSON.writeValueAsString(model);
        if (!drawing.equals(drawn())) {
            getElement().setProperty("latest", "");
            getElement().setProperty("model", drawing);
        }
        say(words);
    }

    /** Moves what is drawn to its latest figure; the axes stay. */
    protected void move(Object latest) {
        getElement().setProperty("latest", JSON.writeValueAsString(latest));
    }

    protected void say(String words) {
        getElement().setAttribute("aria-label", words);
    }

    /** What was drawn last, as it was sent; nothing else of it is kept here. */
    public @Nullable String drawn() {
        return getElement().getProperty("model");
    }

    /** What a screen reader says of it. */
    public String words() {
        return getElement().getAttribute("aria-label");
    }
}
