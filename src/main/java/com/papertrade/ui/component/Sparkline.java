package com.papertrade.ui.component;

import com.papertrade.money.Money;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How a figure went, without axes: its direction at a glance, its ends in words. */
public class Sparkline extends Div {

    /** Room above and below for the width of the line. */
    private static final double MARGIN = 6;

    private final Drawing drawing = new Drawing();
    private final Span end = new Span();

    public Sparkline() {
        addClassName("sparkline");
        getElement().setAttribute("role", "img");
        end.addClassName("end-dot");
        add(drawing, end);
    }

    /**
     * @param values oldest first, at least two
     * @param words what it shows, for who does not see it
     */
    public void show(List<Money> values, String words) {
        var heights = heights(values.stream().map(Money::amount).toList());
        var points = new StringBuilder();
        for (var i = 0; i < heights.length; i++) {
            points.append(i == 0 ? "" : " ")
                    .append(number(i * 100.0 / (heights.length - 1)))
                    .append(',')
                    .append(number(heights[i]));
        }
        drawing.draw("<polygon class='area' points='0,100 %s 100,100'/><polyline class='line' points='%s'/>"
                .formatted(points, points));
        end.getStyle().set("top", number(heights[heights.length - 1]) + "%");
        setDirection(Direction.of(values.getLast().minus(values.getFirst())).className());
        getElement().setAttribute("aria-label", words);
    }

    private void setDirection(String name) {
        if (!hasClassName(name)) {
            removeClassNames("up", "down", "flat");
            addClassName(name);
        }
    }

    /** From the upper edge, the highest value nearest to it; in the middle what never moves. */
    private static double[] heights(List<BigDecimal> values) {
        var highest = values.stream().max(BigDecimal::compareTo).orElseThrow().doubleValue();
        var lowest = values.stream().min(BigDecimal::compareTo).orElseThrow().doubleValue();
        return values.stream()
                .mapToDouble(value -> highest == lowest
                        ? 50
                        : MARGIN + (highest - value.doubleValue()) / (highest - lowest) * (100 - 2 * MARGIN))
                .toArray();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
