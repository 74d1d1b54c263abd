package com.papertrade.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Labelled figures, one a row: the label left, the figure right. */
public class Facts extends DescriptionList {

    public Facts() {
        addClassName("facts");
    }

    public Facts with(String label, String value) {
        return with(label, new Span(value));
    }

    /** @param note smaller, behind the value: what it was before, or how it came about */
    public Facts with(String label, String value, String note) {
        var noted = new Span(note);
        noted.addClassName("note");
        return with(label, new Span(new Span(value), noted));
    }

    public Facts with(String label, Component value) {
        add(new Div(new Term(label), new Description(value)));
        return this;
    }

    /** The row all rows above lead to. */
    public Facts withSum(String label, Component value) {
        with(label, value);
        getChildren().reduce((_, last) -> last).ifPresent(row -> row.addClassName("sum"));
        return this;
    }

    public Facts withLine() {
        getChildren().reduce((_, last) -> last).ifPresent(row -> row.addClassName("line-after"));
        return this;
    }
}
