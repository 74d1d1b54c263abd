package com.papertrade.ui.portfolio;

import com.papertrade.performance.EquityPoint;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.chart.ChartTable;
import com.papertrade.ui.chart.EquityLines;
import com.papertrade.ui.chart.EquityLines.Point;
import com.papertrade.ui.chart.Legend;
import com.papertrade.ui.component.DayForm;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the portfolio was worth at each close and is worth now, against what was put in: a deposit lifts both
 * lines and is marked, so that it does not look like a gain.
 */
class EquityChart extends Section {

    /** How far back it looks. */
    enum Range {
        WEEK("1W"),
        MONTH("1M"),
        QUARTER("3M"),
        YEAR_TO_DATE("YTD"),
        YEAR("1Y"),
        ALL("All");

        private final String label;

        Range(String label) {
            this.label = label;
        }

        private LocalDate from(LocalDate today) {
            return switch (this) {
                case WEEK -> today.minusWeeks(1);
                case MONTH -> today.minusMonths(1);
                case QUARTER -> today.minusMonths(3);
                case YEAR_TO_DATE -> today.withDayOfYear(1).minusDays(1);
                case YEAR -> today.minusYears(1);
                case ALL -> LocalDate.EPOCH;
            };
        }
    }

    /** More are no more to the eye. */
    private static final int MOST_POINTS = 400;

    private static final int MOST_ROWS = 60;

    private final OwnPortfolios own;
    private final Paragraph notYet =
            new Paragraph("The line begins with the first close after the portfolio was opened.");
    private List<EquityPoint> history = List.of();
    private @Nullable PortfolioId shown;
    private @Nullable PortfolioValuation valuation;
    private @Nullable LocalDate readOn;

    final RadioButtonGroup<Range> range = new RadioButtonGroup<>();
    final EquityLines lines = new EquityLines();
    final ChartTable table = new ChartTable(List.of("Day", "Equity", "Put in", "Gain"), this::rows);

    EquityChart(OwnPortfolios own) {
        this.own = own;
        addClassNames("card", "equity-chart");
        range.setItems(Range.values());
        range.setItemLabelGenerator(choice -> choice.label);
        range.setValue(Range.ALL);
        range.addClassNames("segments", "ranges");
        range.setAriaLabel("How far back");
        range.addValueChangeListener(_ -> redraw());
        notYet.addClassName("muted");
        add(heading(), lines, notYet, table);
    }

    private Div heading() {
        var title = new Div(
                new H2("Equity over time"), Legend.of("equity", "equity"), Legend.of("put in", "put-in"), range);
        title.addClassName("chart-heading");
        return title;
    }

    /** Reads the closes once a session; in between only the last point moves. */
    void show(PortfolioValuation valuation) {
        var before = this.valuation;
        this.valuation = valuation;
        var id = valuation.portfolio().id();
        var session = valuation.dailyChange().session();
        if (!id.equals(shown) || !session.equals(readOn)) {
            shown = id;
            readOn = session;
            history = own.equityHistory(id);
            redraw();
        } else if (before == null || before.equity().isEmpty() || putInMoreSince(before)) {
            redraw();
        } else {
            moveOrRedraw();
        }
    }

    /** Words and figures move with the line. */
    private void moveOrRedraw() {
        var points = points();
        if (valuation != null && valuation.equity().isPresent() && points.size() > 1) {
            lines.moveTo(points);
            table.refresh();
        } else {
            redraw();
        }
    }

    private boolean putInMoreSince(PortfolioValuation before) {
        return Optional.ofNullable(valuation)
                .filter(now ->
                        !now.portfolio().deposited().equals(before.portfolio().deposited()))
                .isPresent();
    }

    private void redraw() {
        var points = points();
        var drawable = points.size() > 1;
        lines.setVisible(drawable);
        table.setVisible(drawable);
        range.setVisible(drawable || range.getValue() != Range.ALL);
        notYet.setVisible(!drawable);
        if (drawable) {
            lines.show(points);
            table.refresh();
        }
    }

    /** The last one is of now. */
    private List<Point> points() {
        var all = new ArrayList<Point>();
        var today = own.today();
        var from = range.getValue().from(today);
        history.stream()
                .filter(point -> !point.session().isBefore(from))
                .forEach(point -> all.add(new Point(point.session(), point.equity(), point.netDeposits())));
        Optional.ofNullable(valuation)
                .flatMap(value -> value.equity()
                        .map(equity ->
                                new Point(today, equity, value.portfolio().deposited())))
                .ifPresent(all::add);
        return thinned(all);
    }

    /** Every so many, and each that a deposit changed, so that its step stays where it was. */
    private static List<Point> thinned(List<Point> all) {
        var every = Math.max(1, all.size() / MOST_POINTS);
        var thinned = new ArrayList<Point>();
        for (var i = 0; i < all.size(); i++) {
            var step = i > 0 && !all.get(i).putIn().equals(all.get(i - 1).putIn());
            if (i % every == 0 || i == all.size() - 1 || step) {
                thinned.add(all.get(i));
            }
        }
        return thinned;
    }

    private ChartTable.Figures rows() {
        var points = points();
        var every = Math.max(1, points.size() / MOST_ROWS);
        var rows = new ArrayList<List<String>>();
        for (var i = points.size() - 1; i >= 0; i -= every) {
            var point = points.get(i);
            rows.add(List.of(
                    DayForm.write(point.day()),
                    Figures.money(point.equity()),
                    Figures.money(point.putIn()),
                    Figures.signed(point.equity().minus(point.putIn()))));
        }
        return every == 1
                ? ChartTable.Figures.all(rows)
                : new ChartTable.Figures(
                        rows,
                        "%d of %d days, evenly spread; a shorter range shows each."
                                .formatted(rows.size(), points.size()));
    }
}
