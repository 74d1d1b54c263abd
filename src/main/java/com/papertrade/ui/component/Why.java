package com.papertrade.ui.component;

import com.papertrade.performance.Explanation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** A small button beside a figure: what it was worked out of, as of the moment it is pressed. */
public class Why extends Span {

    public final Button button = new Button(Icon.INFO.create());
    public final Div content = new Div();

    /**
     * @param figure as a person calls it: {@code the equity}
     * @param explanations asked for when somebody wants to know; none while there is no figure
     */
    public Why(String figure, ZoneId zone, Supplier<List<Explanation>> explanations) {
        var name = "How %s is worked out".formatted(figure);
        button.addClassName("why");
        button.setAriaLabel(name);
        // On a small screen it scrolls, which is to be done by keyboard too.
        content.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", name);
        var popover = new Popover(content);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM);
        popover.setAriaLabel(name);
        popover.setWidth("22rem");
        popover.addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                show(zone, explanations.get());
            }
        });
        add(button, popover);
    }

    private void show(ZoneId zone, List<Explanation> explanations) {
        content.removeAll();
        if (explanations.isEmpty()) {
            content.add(new Paragraph("There is no figure while a price it needs is missing."));
        }
        explanations.forEach(explanation -> content.add(new ExplanationText(explanation, zone)));
    }
}
