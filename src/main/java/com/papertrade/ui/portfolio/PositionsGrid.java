package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PositionValue;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.HiddenText;
import com.papertrade.ui.instrument.InstrumentNavigation;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a portfolio holds, one instrument a row. Rows keep their place while prices move. */
class PositionsGrid extends Grid<PositionRow> {

    private static final String CHANGE =
            "<span class=\"change ${item.direction}\"><span class=\"moves\" data-of=\"${item.of}\">${item.amount}</span>"
                    + " <span class=\"rate\">${item.rate}</span></span>";
    private static final String AGE = "<price-age class=\"age\" since=\"${item.since}\"></price-age>";
    private static final String SYMBOL = "<a class=\"symbol\" router-link href=\"${item.address}\">${item.of}</a>";
    private static final String SELL =
            "<a class=\"sell\" router-link href=\"${item.sale}\" aria-label=\"Sell ${item.of}\"><span>Sell</span></a>";

    private static final String AVERAGE_COST =
            "<button class=\"figure-button\" @click=\"${explain}\" aria-label=\"Average cost of ${item.of}, ${item.text}: how it is"
                    + " worked out\">${item.text}</button>";

    private final Consumer<Symbol> explainAverageCost;
    private final List<PositionRow> rows = new ArrayList<>();
    private @Nullable PortfolioId portfolio;

    /** @param explainAverageCost of an instrument, when somebody asks */
    PositionsGrid(Consumer<Symbol> explainAverageCost) {
        this.explainAverageCost = explainAverageCost;
        addClassName("positions-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        addNames();
        addFigures();
        addChange("Daily change", PositionRow::dailyChange);
        addChange("Unrealised gain", PositionRow::unrealizedGain);
        addColumn(LitRenderer.<PositionRow>of(SELL)
                        .withProperty("sale", row -> TradeNavigation.saleAddress(shownPortfolio(), row.symbol()))
                        .withProperty("of", PositionsGrid::nameOf))
                .setHeader(HiddenText.of("Sell"))
                .setWidth("52px")
                .setFrozenToEnd(true)
                .setFlexGrow(0);
    }

    private void addNames() {
        addColumn(LitRenderer.<PositionRow>of(SYMBOL)
                        .withProperty("address", row -> InstrumentNavigation.address(row.symbol()))
                        .withProperty("of", PositionsGrid::nameOf))
                .setHeader("Symbol")
                .setWidth("80px")
                .setFlexGrow(0)
                .setFrozen(true)
                .setComparator(Comparator.comparing(PositionRow::symbol))
                .setRowHeader(true);
        addColumn(text("name", PositionRow::name))
                .setHeader("Name")
                .setComparator(Comparator.comparing(PositionRow::name))
                .setFlexGrow(1)
                .setWidth("84px");
    }

    private void addFigures() {
        figure(
                "Quantity",
                "",
                "112px",
                PositionRow::quantity,
                row -> Optional.of(row.value().position().quantity()));
        addColumn(LitRenderer.<PositionRow>of(AVERAGE_COST)
                        .withProperty("of", PositionsGrid::nameOf)
                        .withProperty("text", PositionRow::averageCost)
                        .withFunction("explain", row -> explainAverageCost.accept(row.symbol())))
                .setHeader("Average cost")
                .setTextAlign(ColumnTextAlign.END)
                .setComparator(knownFirst(row -> row.value().position().averageCost()))
                .setWidth("98px")
                .setFlexGrow(0);
        figure("Last price", "last-price", "90px", PositionRow::lastPrice, PositionRow::lastPriceValue);
        addColumn(LitRenderer.<PositionRow>of(AGE).withProperty("since", PositionRow::since))
                .setHeader("Age")
                .setWidth("62px")
                .setFlexGrow(0);
        figure("Market value", "strong", "106px", PositionRow::marketValue, PositionRow::marketValueAmount);
        addColumn(LitRenderer.<PositionRow>of("<span class=\"weight\"><span class=\"bar\" aria-hidden=\"true\">"
                                + "<span style=\"width:${item.length}\"></span></span>${item.weight}</span>")
                        .withProperty("length", PositionRow::barLength)
                        .withProperty("weight", PositionRow::weight))
                .setHeader("Weight")
                .setComparator(knownFirst(row -> row.weightValue().map(weight -> weight.fraction())))
                .setWidth("108px")
                .setFlexGrow(0);
    }

    private <V extends Comparable<? super V>> void figure(
            String header,
            String className,
            String width,
            ValueProvider<PositionRow, String> text,
            Function<PositionRow, Optional<V>> value) {
        addColumn(text(className + " moves", text))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setComparator(knownFirst(value))
                .setWidth(width)
                .setFlexGrow(0);
    }

    private void addChange(String header, Function<PositionRow, Optional<Gain>> gain) {
        addColumn(LitRenderer.<PositionRow>of(CHANGE)
                        .withProperty("amount", row -> PositionRow.amountOf(gain.apply(row)))
                        .withProperty("rate", row -> PositionRow.rateOf(gain.apply(row)))
                        .withProperty("of", PositionsGrid::nameOf)
                        .withProperty("direction", row -> PositionRow.directionOf(gain.apply(row))))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setComparator(knownFirst(row -> gain.apply(row).map(Gain::amount)))
                .setWidth("112px")
                .setFlexGrow(0);
    }

    private static LitRenderer<PositionRow> text(String className, ValueProvider<PositionRow, String> text) {
        return LitRenderer.<PositionRow>of(
                        "<span class=\"" + className + "\" data-of=\"${item.of}\">${item.text}</span>")
                .withProperty("of", PositionsGrid::nameOf)
                .withProperty("text", text);
    }

    private static <V extends Comparable<? super V>> Comparator<PositionRow> knownFirst(
            Function<PositionRow, Optional<V>> value) {
        return Comparator.comparing(
                row -> value.apply(row).orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private static String nameOf(PositionRow row) {
        return row.symbol().value();
    }

    private PortfolioId shownPortfolio() {
        return Objects.requireNonNull(portfolio, "set before the first row");
    }

    void show(PortfolioId id, List<PositionValue> held) {
        if (id.equals(portfolio) && symbolsOf(rows).equals(symbolsHeld(held))) {
            update(held);
        } else {
            portfolio = id;
            rows.clear();
            held.forEach(value -> rows.add(new PositionRow(value)));
            setItems(rows);
        }
    }

    /** The order of the values may change with the prices; the order of the rows does not. */
    private void update(List<PositionValue> held) {
        for (var row : rows) {
            held.stream()
                    .filter(value -> value.position().symbol().equals(row.symbol()))
                    .filter(row::update)
                    .forEach(_ -> getDataProvider().refreshItem(row));
        }
    }

    List<PositionRow> rows() {
        return rows;
    }

    private static List<Symbol> symbolsOf(List<PositionRow> rows) {
        return rows.stream().map(PositionRow::symbol).sorted().toList();
    }

    private static List<Symbol> symbolsHeld(List<PositionValue> held) {
        return held.stream().map(value -> value.position().symbol()).sorted().toList();
    }
}
