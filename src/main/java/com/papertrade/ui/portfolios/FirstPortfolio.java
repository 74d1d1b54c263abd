package com.papertrade.ui.portfolios;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** What a newcomer meets: the form itself is the invitation. */
class FirstPortfolio extends Div {

    FirstPortfolio(CreatePortfolioForm form) {
        addClassName("first-portfolio");
        form.name.setValue("My first portfolio");
        form.addClassName("card");
        form.name.setAutoselect(true);
        form.name.focus();
        add(new Div(new H2("Start with pretend money"), invitation(), form), steps());
    }

    private static Paragraph invitation() {
        var text = new Paragraph(
                "A portfolio is one pretend account with its own cash. Create your first portfolio: name it,"
                        + " fund it, and place the first trade a minute from now. Nothing here costs anything.");
        text.addClassName("lead");
        return text;
    }

    private static OrderedList steps() {
        var steps = new OrderedList(
                step("Create a portfolio", "One now, more whenever you like."),
                step("Pick an instrument", "Search by ticker or by name; the price comes with its age and source."),
                step("See what moved", "Every figure opens and shows how it was worked out."));
        steps.addClassName("steps");
        return steps;
    }

    private static ListItem step(String title, String text) {
        var strong = new Span(title);
        strong.addClassName("step-title");
        return new ListItem(strong, new Paragraph(text));
    }
}
