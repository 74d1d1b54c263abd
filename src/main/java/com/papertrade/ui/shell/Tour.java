package com.papertrade.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import java.util.List;

/**
 * Three things to know, told once on each device. It stands in the page, above what is shown, so that it covers nothing;
 * whoever skips it is never asked again.
 */
class Tour extends Section {

    private static final DeviceMemory MEMORY = new DeviceMemory("papertrade-tour");
    private static final String DONE = "done";

    private record Step(String title, String text) {}

    private static final List<Step> STEPS = List.of(
            new Step(
                    "Find anything",
                    "Press / to search a symbol or a company, or Ctrl K to go to any screen, portfolio or instrument."),
            new Step(
                    "Trade from anywhere",
                    "Press Alt T, type a ticker, Tab, how many, Enter, Enter. You see what an order would do before it is"
                            + " placed."),
            new Step(
                    "Every figure explains itself",
                    "The small i beside a figure shows how it was worked out, part by part. Prices say how old they are."));

    private final H2 title = new H2();
    private final Paragraph text = new Paragraph();
    private final Span progress = new Span();
    private int step;

    final Button next = new Button("Next", _ -> goOn());
    final Button skip = new Button("Skip, and do not show again", _ -> end());

    private final Runnable ended;

    /** @param ended where to go on from then: its buttons, one of which has the focus, are gone */
    Tour(Runnable ended) {
        this.ended = ended;
        addClassNames("card", "tour");
        getElement().setAttribute("aria-label", "First steps");
        progress.addClassName("note");
        next.addThemeVariants(ButtonVariant.PRIMARY);
        skip.addThemeVariants(ButtonVariant.TERTIARY);
        var actions = new Div(skip, next);
        actions.addClassName("actions");
        add(new Div(progress, title, text), actions);
        setVisible(MEMORY.in(VaadinRequest.getCurrent()).isEmpty());
        show();
    }

    private void goOn() {
        if (step == STEPS.size() - 1) {
            end();
        } else {
            step++;
            show();
        }
    }

    private void show() {
        var now = STEPS.get(step);
        progress.setText("Step %d of %d".formatted(step + 1, STEPS.size()));
        title.setText(now.title());
        text.setText(now.text());
        next.setText(step == STEPS.size() - 1 ? "Got it" : "Next");
        skip.setVisible(step < STEPS.size() - 1);
    }

    private void end() {
        MEMORY.keep(DONE);
        setVisible(false);
        ended.run();
    }
}
