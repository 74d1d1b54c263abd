package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PositionChange;
import com.papertrade.ui.component.Direction;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * From nothing to the daily change, step by step: each instrument's price, its trades, its dividend, then the
 * fees. A deposit is no step. The table below says the same in figures, so a screen reader hears one sentence.
 */
class Waterfall extends Section {

    private static final int MOST_STEPS = 14;

    /** Of the height, so that a label above the highest bar has room. */
    private static final double HEADROOM = 0.14;

    private static final double THINNEST = 0.8;

    private final Div bars = new Div();
    private final Map<String, Bar> shown = new LinkedHashMap<>();
    private double lowest;
    private double highest;

    final Span words = new Span();

    Waterfall() {
        addClassNames("card", "waterfall");
        bars.addClassName("bars");
        bars.getElement().setAttribute("aria-hidden", "true");
        words.addClassName("for-screen-readers");
        var heading = new Div(
                new H2("What moved it"),
                legend("up", "up"),
                legend("down", "down"),
                legend("traded today", "traded"),
                legend("dividend", "dividend"),
                legend("fees", "fees"));
        heading.addClassName("chart-heading");
        add(heading, bars, words);
    }

    private static Span legend(String text, String className) {
        var legend = new Span(text);
        legend.addClassNames("legend", className);
        return legend;
    }

    /** One step: what it is called, which kind it is, and by how much it moves the sum. */
    record Step(String name, String kind, Money amount) {}

    void show(DailyChange daily) {
        setVisible(
                daily instanceof DailyChange.Known known && !known.positions().isEmpty());
        if (daily instanceof DailyChange.Known known && !known.positions().isEmpty()) {
            draw(steps(known), known.gain().amount());
        }
    }

    /** Best to worst; of many, the small ones are one step. */
    static List<Step> steps(DailyChange.Known known) {
        var steps = new ArrayList<Step>();
        known.positions().stream()
                .sorted(Comparator.comparing(
                                (PositionChange change) -> change.gain().amount())
                        .reversed()
                        .thenComparing(PositionChange::symbol))
                .forEach(change -> steps.addAll(stepsOf(change)));
        var gathered = gathered(steps);
        if (!known.fees().isZero()) {
            gathered.add(new Step("Fees", "fees", known.fees().negated()));
        }
        return gathered;
    }

    private static List<Step> stepsOf(PositionChange change) {
        var steps = new ArrayList<Step>();
        var symbol = change.symbol().value();
        if (!change.byPrice().isZero() || change.byTrades().isZero()) {
            steps.add(new Step(symbol, "price", change.byPrice()));
        }
        if (!change.byTrades().isZero()) {
            steps.add(new Step(symbol + " traded", "traded", change.byTrades()));
        }
        if (!change.dividends().isZero()) {
            steps.add(new Step(symbol + " dividend", "dividend", change.dividends()));
        }
        return steps;
    }

    private static List<Step> gathered(List<Step> steps) {
        if (steps.size() <= MOST_STEPS) {
            return new ArrayList<>(steps);
        }
        var largest = steps.stream()
                .sorted(Comparator.comparing(
                                (Step step) -> step.amount().amount().abs())
                        .reversed())
                .limit(MOST_STEPS - 1)
                .toList();
        var kept = new ArrayList<>(steps.stream().filter(largest::contains).toList());
        var rest = steps.stream()
                .filter(step -> !largest.contains(step))
                .map(Step::amount)
                .reduce(Money.ZERO_USD, Money::plus);
        kept.add(new Step("%d others".formatted(steps.size() - kept.size()), "price", rest));
        return kept;
    }

    private void draw(List<Step> steps, Money total) {
        rebuildFor(steps);
        rescaleFor(steps, total);
        var from = BigDecimal.ZERO;
        for (var step : steps) {
            var to = from.add(step.amount().amount());
            bar(step.name()).show(step.amount(), from.doubleValue(), to.doubleValue());
            from = to;
        }
        bar("Daily change").show(total, 0, total.amount().doubleValue());
        Figure.write(words, inWords(steps, total));
    }

    /** The same bars in the same places for as long as the same instruments move. */
    private void rebuildFor(List<Step> steps) {
        var names = new ArrayList<>(steps.stream().map(Step::name).toList());
        names.add("Daily change");
        if (!names.equals(List.copyOf(shown.keySet()))) {
            if (!Set.copyOf(names).equals(shown.keySet())) {
                shown.clear();
                bars.removeAll();
                lowest = 0;
                highest = 0;
                steps.forEach(step -> shown.put(step.name(), new Bar(step.name(), step.kind())));
                shown.put("Daily change", new Bar("Daily change", "total"));
                shown.values().forEach(bars::add);
            }
        }
    }

    private Bar bar(String name) {
        return Objects.requireNonNull(shown.get(name), name);
    }

    /** Grows when a bar would leave it, and never shrinks under the eye. */
    private void rescaleFor(List<Step> steps, Money total) {
        var sum = BigDecimal.ZERO;
        var low = Math.min(0, total.amount().doubleValue());
        var high = Math.max(0, total.amount().doubleValue());
        for (var step : steps) {
            sum = sum.add(step.amount().amount());
            low = Math.min(low, sum.doubleValue());
            high = Math.max(high, sum.doubleValue());
        }
        if (low < lowest || high > highest || highest == lowest) {
            var room = Math.max((high - low) * HEADROOM, 0.01);
            lowest = low < 0 ? low - room : 0;
            highest = high + room;
        }
    }

    private double height(double value) {
        return (value - lowest) / (highest - lowest) * 100;
    }

    private static String inWords(List<Step> steps, Money total) {
        var best = steps.getFirst();
        var worst = steps.getLast();
        return "Daily change %s, from %s of %s to %s of %s; the table says each."
                .formatted(
                        Figures.signed(total),
                        Figures.signed(best.amount()),
                        best.name(),
                        Figures.signed(worst.amount()),
                        worst.name());
    }

    private final class Bar extends Div {

        private final Span figure = new Figure();
        private final Span block = new Span();
        private final Span zero = new Span();

        private Bar(String name, String kind) {
            addClassNames("step", kind);
            figure.addClassName("step-figure");
            block.addClassName("block");
            zero.addClassName("zero");
            var plot = new Div(zero, block, figure);
            plot.addClassName("step-plot");
            var label = new Span(name);
            label.addClassName("step-name");
            add(plot, label);
        }

        private void show(Money amount, double from, double to) {
            var bottom = height(Math.min(from, to));
            var top = height(Math.max(from, to));
            figure.setText(Figures.signed(amount));
            zero.getStyle().set("bottom", percent(height(0)));
            block.getStyle().set("bottom", percent(bottom)).set("height", percent(Math.max(top - bottom, THINNEST)));
            figure.getStyle().set("bottom", percent(Math.max(top, bottom + THINNEST)));
            var direction = Direction.of(amount).className();
            if (!hasClassName(direction)) {
                removeClassNames("up", "down", "flat");
                addClassName(direction);
            }
        }

        private static String percent(double value) {
            return String.format(Locale.ROOT, "%.1f%%", value);
        }
    }
}
