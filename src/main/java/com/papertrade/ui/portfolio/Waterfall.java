package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PositionChange;
import com.papertrade.ui.chart.Legend;
import com.papertrade.ui.chart.StepsChart;
import com.papertrade.ui.component.Direction;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From nothing to the daily change, step by step: each instrument's price, its trades, its dividend, then the
 * fees. A deposit is no step. The table below it says the same in figures.
 */
class Waterfall extends Section {

    private static final int MOST_STEPS = 14;

    /** Of the height, so that a label above the highest bar has room. */
    private static final BigDecimal HEADROOM = new BigDecimal("0.14");

    private static final BigDecimal LEAST_ROOM = new BigDecimal("0.01");

    private Set<String> named = Set.of();
    private BigDecimal lowest = BigDecimal.ZERO;
    private BigDecimal highest = BigDecimal.ZERO;

    final StepsChart chart = new StepsChart();

    Waterfall() {
        addClassNames("card", "waterfall");
        var heading = new Div(
                new H2("What moved it"),
                Legend.of("up", "up"),
                Legend.of("down", "down"),
                Legend.of("traded today", "traded"),
                Legend.of("dividend", "dividend"),
                Legend.of("fees", "fees"));
        heading.addClassName("chart-heading");
        add(heading, chart);
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
        kept.add(new Step("%d others".formatted(steps.size() - kept.size()), "others", rest));
        return kept;
    }

    private void draw(List<Step> steps, Money total) {
        var bars = new ArrayList<StepsChart.Step>();
        var from = BigDecimal.ZERO;
        for (var step : steps) {
            var to = from.add(step.amount().amount());
            bars.add(bar(step, from, to));
            from = to;
        }
        bars.add(bar(new Step("Daily change", "total", total), BigDecimal.ZERO, total.amount()));
        rescaleFor(bars);
        chart.show(new StepsChart.Steps(bars, lowest, highest), inWords(steps, total));
    }

    private static StepsChart.Step bar(Step step, BigDecimal from, BigDecimal to) {
        return new StepsChart.Step(
                step.name(),
                step.kind(),
                Direction.of(step.amount()).className(),
                says(step.kind()),
                from,
                to,
                Figures.signed(step.amount()));
    }

    private static String says(String kind) {
        return switch (kind) {
            case "traded" -> "traded today";
            case "dividend" -> "dividend";
            case "fees" -> "fees";
            case "others" -> "small steps, added up";
            case "total" -> "in all";
            default -> "by its price";
        };
    }

    /** Grows when a bar would leave it, and shrinks under the eye only when other instruments are shown. */
    private void rescaleFor(List<StepsChart.Step> bars) {
        var names = bars.stream().map(StepsChart.Step::name).collect(Collectors.toSet());
        if (!names.equals(named)) {
            named = names;
            lowest = BigDecimal.ZERO;
            highest = BigDecimal.ZERO;
        }
        var low = edge(bars, BigDecimal::min);
        var high = edge(bars, BigDecimal::max);
        if (low.compareTo(lowest) < 0 || high.compareTo(highest) > 0 || highest.compareTo(lowest) == 0) {
            var room = high.subtract(low).multiply(HEADROOM).max(LEAST_ROOM);
            lowest = low.signum() < 0 ? low.subtract(room) : BigDecimal.ZERO;
            highest = high.add(room);
        }
    }

    private static BigDecimal edge(List<StepsChart.Step> bars, BinaryOperator<BigDecimal> further) {
        return bars.stream().flatMap(bar -> Stream.of(bar.from(), bar.to())).reduce(BigDecimal.ZERO, further);
    }

    /** Of the instruments: fees, and small steps that were added up, are neither best nor worst. */
    private static String inWords(List<Step> steps, Money total) {
        var byAmount = Comparator.comparing((Step step) -> step.amount().amount());
        var named = steps.stream()
                .filter(step -> !Set.of("fees", "others").contains(step.kind()))
                .toList();
        var best = Collections.max(named, byAmount);
        var worst = Collections.min(named, byAmount);
        return "Daily change %s, from %s of %s to %s of %s; the table says each."
                .formatted(
                        Figures.signed(total),
                        Figures.signed(best.amount()),
                        best.name(),
                        Figures.signed(worst.amount()),
                        worst.name());
    }
}
