package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionChange;
import com.papertrade.performance.PositionValue;
import com.papertrade.ui.chart.AllocationMap;
import com.papertrade.ui.chart.AllocationMap.Tile;
import com.papertrade.ui.chart.ChartTable;
import com.papertrade.ui.component.Direction;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the equity consists of, as tiles: the size is the weight, the tint tells how it went today. */
class Allocation extends Section {

    /** A rate from which on the tint is the stronger one: 1 %. */
    private static final BigDecimal STRONG = BigDecimal.ONE;

    private static final int PARTS_IN_WORDS = 5;

    private @Nullable PortfolioValuation shown;

    final AllocationMap map = new AllocationMap();
    final ChartTable table = new ChartTable(List.of("Part", "Value", "Weight", "Today"), this::rows);

    Allocation() {
        addClassNames("card", "allocation");
        var note = new Span("size is weight, tint is today");
        note.addClassName("note");
        var heading = new Div(new H2("Allocation"), note);
        heading.addClassName("chart-heading");
        add(heading, map, table);
    }

    /** Shows nothing while a value is not known: shares of a part would be wrong. */
    void show(PortfolioValuation valuation) {
        shown = valuation;
        var parts = parts(valuation);
        setVisible(!valuation.positions().isEmpty() && !parts.isEmpty());
        if (isVisible()) {
            map.show(parts.stream().map(Part::tile).toList(), inWords(parts));
            table.refresh();
        }
    }

    /** A part of the equity; cash and dividends receivable have no symbol and do not go up or down. */
    private record Part(String name, String title, Money value, Percent weight, Optional<Gain> today, boolean held) {

        /** Weights as they are shown, so that it is drawn anew only when one of them is another. */
        Tile tile() {
            var lines = new ArrayList<>(List.of(List.of("weight", Figures.weight(weight))));
            today.ifPresent(gain ->
                    lines.add(List.of("today", Direction.of(gain.amount()).className())));
            return new Tile(name, weight.hundredths(1), Figures.weight(weight), tint(), title, lines);
        }

        private String tint() {
            if (!held) {
                return "cash";
            }
            var direction = today.map(Gain::amount).map(Direction::of).orElse(Direction.UNCHANGED);
            var strong = today.flatMap(Gain::rate)
                    .filter(rate -> rate.hundredths(2).abs().compareTo(STRONG) >= 0)
                    .isPresent();
            return strong || direction == Direction.UNCHANGED ? direction.className() : direction.className() + "Soft";
        }
    }

    private static List<Part> parts(PortfolioValuation valuation) {
        return valuation.equity().filter(Money::isPositive).stream()
                .flatMap(equity -> partsOf(valuation, equity).stream())
                .toList();
    }

    private static List<Part> partsOf(PortfolioValuation valuation, Money equity) {
        var parts = new ArrayList<Part>();
        valuation.positions().forEach(position -> partOf(position).ifPresent(parts::add));
        add(parts, "Cash", valuation.portfolio().cash(), equity);
        add(parts, "Dividends receivable", valuation.receivable(), equity);
        return parts;
    }

    private static Optional<Part> partOf(PositionValue position) {
        return position.marketValue()
                .flatMap(value -> position.weight()
                        .map(weight -> new Part(
                                position.position().symbol().value(),
                                position.name(),
                                value,
                                weight,
                                position.change().map(PositionChange::gain),
                                true)));
    }

    private static void add(List<Part> parts, String name, Money value, Money equity) {
        if (value.isPositive()) {
            Percent.of(value, equity)
                    .ifPresent(weight -> parts.add(new Part(name, name, value, weight, Optional.empty(), false)));
        }
    }

    private static String inWords(List<Part> parts) {
        var largest = parts.stream()
                .limit(PARTS_IN_WORDS)
                .map(part -> "%s %s".formatted(part.name(), Figures.weight(part.weight())))
                .collect(Collectors.joining(", "));
        var others = parts.size() - PARTS_IN_WORDS;
        return "Allocation: " + largest + (others > 0 ? " and %d more; the table says each.".formatted(others) : ".");
    }

    private ChartTable.Figures rows() {
        return ChartTable.Figures.all(Optional.ofNullable(shown).map(Allocation::parts).orElse(List.of()).stream()
                .map(part -> List.of(
                        part.name(),
                        Figures.money(part.value()),
                        Figures.weight(part.weight()),
                        part.today().map(Figures::gain).orElse(Figures.UNKNOWN)))
                .toList());
    }
}
