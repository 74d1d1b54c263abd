package com.papertrade.ui.instrument;

import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.performance.PositionValue;
import com.papertrade.ui.chart.ChartTable;
import com.papertrade.ui.chart.Legend;
import com.papertrade.ui.chart.PriceChart;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.instrument.PriceRange.Stretch;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Optional;

/** The chart, how it is drawn and how far back; until it is there, its shape. */
class PriceSection extends Section {

    private static final int MOST_ROWS = 120;

    private final Span note = new Figure();
    private final Paragraph nothing = new Paragraph();
    private final Div skeleton = new Div();
    private boolean empty;
    private Optional<PriceRange> drawn = Optional.empty();
    private ChartTable.Figures figures = ChartTable.Figures.all(List.of());

    final RadioButtonGroup<PriceStyle> style = new RadioButtonGroup<>();
    final RadioButtonGroup<PriceRange> range = new RadioButtonGroup<>();
    final PriceChart chart = new PriceChart();
    final Paragraph beyond = new Paragraph();
    final ChartTable table =
            new ChartTable(List.of("Session", "Open", "High", "Low", "Close", "Volume"), () -> figures);

    /** @param chosen hears that another style or range was chosen */
    PriceSection(Runnable chosen) {
        addClassNames("card", "price-section");
        var title = new H2("Prices");
        title.addClassName("for-screen-readers");
        style.setItems(PriceStyle.values());
        style.setItemLabelGenerator(PriceStyle::label);
        style.setAriaLabel("How prices are drawn");
        range.setItems(PriceRange.values());
        range.setItemLabelGenerator(PriceRange::label);
        range.setAriaLabel("How far back");
        style.addClassNames("segments", "ranges");
        range.addClassNames("segments", "ranges");
        style.addValueChangeListener(change -> tell(change.isFromClient(), chosen));
        range.addValueChangeListener(change -> tell(change.isFromClient(), chosen));
        note.addClassName("note");
        nothing.addClassName("muted");
        skeleton.addClassNames("plot", "skeleton");
        skeleton.getElement().setAttribute("role", "status").setAttribute("aria-label", "The prices are being read");
        var heading = new Div(style, range, Legend.of("your buys", "buys"), Legend.of("your sales", "sales"), note);
        heading.addClassName("chart-heading");
        beyond.addClassName("note");
        add(title, heading, skeleton, chart, beyond, nothing, table);
        load();
    }

    private static void tell(boolean byTheTrader, Runnable chosen) {
        if (byTheTrader) {
            chosen.run();
        }
    }

    /** In place of what comes. */
    void load() {
        empty = false;
        show(skeleton);
    }

    /** What is drawn of this range stays. */
    void fail() {
        empty = false;
        if (!chart.isVisible() || !drawn.equals(Optional.of(range.getValue()))) {
            nothing.setText("The prices could not be read.");
            show(nothing);
        }
    }

    /** Whether there was nothing to draw. */
    boolean isEmpty() {
        return empty;
    }

    void show(InstrumentReading reading, List<PositionValue> held) {
        var prices = new PricesDrawn(reading, range.getValue(), style.getValue());
        empty = prices.isEmpty();
        if (empty) {
            nothing.setText(
                    "No session of %s is known in this range yet. What can be had for it is asked for, and shown as"
                                    .formatted(reading.instrument().symbol())
                            + " soon as it is there.");
            show(nothing);
        } else {
            drawn = Optional.of(range.getValue());
            figures = prices.figures(MOST_ROWS);
            note.setText(noteOn(prices));
            beyond.setText(prices.beyond(held));
            chart.show(prices.model(held), prices.words());
            show(chart);
            table.refresh();
        }
    }

    private static String noteOn(PricesDrawn prices) {
        var bars = prices.stretch() == Stretch.SESSION
                ? ""
                : "one bar a %s · ".formatted(prices.stretch().label());
        return "%s%s · Ctrl + wheel zooms".formatted(bars, prices.isAdjusted() ? "adjusted for splits" : "as traded");
    }

    void moveTo(Quote quote, Optional<Price> closeBefore) {
        if (chart.isVisible()) {
            chart.moveTo(PricesDrawn.latest(quote, closeBefore));
        }
    }

    private void show(Component part) {
        skeleton.setVisible(part == skeleton);
        chart.setVisible(part == chart);
        beyond.setVisible(part == chart && !beyond.getText().isEmpty());
        table.setVisible(part == chart);
        nothing.setVisible(part == nothing);
    }
}
