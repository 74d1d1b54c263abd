package com.papertrade.ui.chart;

import com.vaadin.flow.component.html.Span;

/** What a colour of a chart stands for; the style sheet knows the colours by name. */
public final class Legend {

    private Legend() {}

    public static Span of(String text, String colour) {
        var legend = new Span(text);
        legend.addClassNames("legend", colour);
        return legend;
    }
}
