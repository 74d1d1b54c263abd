package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import com.papertrade.performance.EquityPoint;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Drawing;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
    private static final int MOST_MARKS = 8;
    private static final int DAYS_BELOW = 6;

    private final OwnPortfolios own;
    private final Drawing lines = new Drawing();
    private final Drawing latest = new Drawing();
    private final Span now = new Span();
    private final Div plot = new Div();
    private final Div labels = new Div();
    private final Paragraph notYet =
            new Paragraph("The line begins with the first close after the portfolio was opened.");
    private List<EquityPoint> history = List.of();
    private @Nullable PortfolioId shown;
    private @Nullable PortfolioValuation valuation;
    private @Nullable LocalDate readOn;
    private @Nullable EquityScale scale;

    final RadioButtonGroup<Range> range = new RadioButtonGroup<>();
    final NativeDetails table = new NativeDetails("Show as table");
    final Span words = new Span();

    EquityChart(OwnPortfolios own) {
        this.own = own;
        addClassNames("card", "equity-chart");
        range.setItems(Range.values());
        range.setItemLabelGenerator(choice -> choice.label);
        range.setValue(Range.ALL);
        range.addClassNames("segments", "ranges");
        range.setAriaLabel("How far back");
        range.addValueChangeListener(_ -> redraw());
        now.addClassName("end-dot");
        plot.addClassName("plot");
        labels.addClassName("plot-labels");
        labels.getElement().setAttribute("aria-hidden", "true");
        plot.add(lines, latest, now, labels);
        words.addClassName("for-screen-readers");
        notYet.addClassName("muted");
        table.addToggleListener(_ -> fillTable());
        add(heading(), plot, words, notYet, table);
    }

    private Div heading() {
        var title = new Div(new H2("Equity over time"), legend("equity", "equity"), legend("put in", "put-in"), range);
        title.addClassName("chart-heading");
        return title;
    }

    private static Span legend(String text, String className) {
        var legend = new Span(text);
        legend.addClassNames("legend", className);
        return legend;
    }

    /** Reads the closes once a session; in between only the last point moves. */
    void show(PortfolioValuation valuation) {
        this.valuation = valuation;
        var id = valuation.portfolio().id();
        var session = valuation.dailyChange().session();
        if (!id.equals(shown) || !session.equals(readOn)) {
            shown = id;
            readOn = session;
            history = own.equityHistory(id);
            redraw();
        } else {
            moveLatest(valuation);
        }
    }

    private void redraw() {
        var points = points();
        var drawable = points.size() > 1;
        plot.setVisible(drawable);
        table.setVisible(drawable);
        range.setVisible(drawable || range.getValue() != Range.ALL);
        notYet.setVisible(!drawable);
        if (drawable) {
            draw(points);
        }
    }

    /** A point of the line; the last is of now. */
    private record Point(LocalDate day, Money equity, Money putIn) {}

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

    private void draw(List<Point> points) {
        var fitting = EquityScale.of(points.stream()
                .flatMap(point -> Stream.of(point.equity(), point.putIn()))
                .toList());
        scale = fitting;
        var before = points.subList(0, points.size() - 1);
        lines.draw(
                "<polygon class='area' points='%s'/><polyline class='put-in' points='%s'/><polyline class='line' points='%s'/>"
                        .formatted(
                                area(points, fitting), steps(points, fitting), line(before, points.size(), fitting)));
        labels.removeAll();
        fitting.ticks().forEach(tick -> labels.add(tick(tick, fitting)));
        days(points).forEach(labels::add);
        deposits(points, fitting).forEach(labels::add);
        moveLatest(points);
        words.setText(inWords(points));
        table.setOpen(false);
    }

    private void moveLatest(PortfolioValuation valued) {
        var fitting = scale;
        var equity = valued.equity();
        if (fitting == null || equity.filter(fitting::holds).isEmpty()) {
            redraw();
        } else {
            moveLatest(points());
        }
    }

    private void moveLatest(List<Point> points) {
        var fitting = scale;
        if (fitting != null && points.size() > 1) {
            var last = points.getLast();
            latest.draw("<polyline class='line' points='%s,%s 100,%s'/>"
                    .formatted(
                            number(x(points.size() - 2, points.size())),
                            number(fitting.y(points.get(points.size() - 2).equity())),
                            number(fitting.y(last.equity()))));
            now.getStyle().set("top", number(fitting.y(last.equity())) + "%");
        }
    }

    private static String line(List<Point> points, int of, EquityScale scale) {
        var line = new StringBuilder();
        for (var i = 0; i < points.size(); i++) {
            line.append(' ')
                    .append(number(x(i, of)))
                    .append(',')
                    .append(number(scale.y(points.get(i).equity())));
        }
        return line.toString().strip();
    }

    private static String area(List<Point> points, EquityScale scale) {
        return "0,100 %s 100,100".formatted(line(points, points.size(), scale));
    }

    private static String steps(List<Point> points, EquityScale scale) {
        var steps = new StringBuilder();
        for (var i = 0; i < points.size(); i++) {
            var x = number(x(i, points.size()));
            if (i > 0) {
                steps.append(' ')
                        .append(x)
                        .append(',')
                        .append(number(scale.y(points.get(i - 1).putIn())));
            }
            steps.append(' ')
                    .append(x)
                    .append(',')
                    .append(number(scale.y(points.get(i).putIn())));
        }
        return steps.toString().strip();
    }

    private static double x(int index, int of) {
        return index * 100.0 / (of - 1);
    }

    private static Span tick(Money value, EquityScale scale) {
        var label = new Span(Figures.money(value).replace(".00", ""));
        label.addClassName("tick");
        label.getStyle().set("top", number(scale.y(value)) + "%");
        return label;
    }

    private List<Span> days(List<Point> points) {
        var days = new ArrayList<Span>();
        var count = Math.min(DAYS_BELOW, points.size());
        for (var i = 0; i < count; i++) {
            var index = count == 1 ? 0 : i * (points.size() - 1) / (count - 1);
            var label = new Span(Moments.dayOfRange(
                    points.get(index).day(),
                    points.getFirst().day(),
                    points.getLast().day()));
            label.addClassName("day");
            if (i == 0 || i == count - 1) {
                label.addClassName(i == 0 ? "first" : "last");
            }
            label.getStyle().set("left", number(x(index, points.size())) + "%");
            days.add(label);
        }
        return days;
    }

    /** Marked where it happened, and in words beside it. */
    private static List<Span> deposits(List<Point> points, EquityScale scale) {
        var marks = new ArrayList<Span>();
        for (var i = points.size() - 1; i > 0 && marks.size() < MOST_MARKS; i--) {
            var flow = points.get(i).putIn().minus(points.get(i - 1).putIn());
            if (!flow.isZero()) {
                var mark = new Span(Figures.signed(flow).replace(".00", ""));
                mark.addClassName("deposit");
                mark.getStyle()
                        .set("left", number(x(i, points.size())) + "%")
                        .set("top", number(scale.y(points.get(i).equity())) + "%");
                marks.add(mark);
            }
        }
        return marks;
    }

    private static String inWords(List<Point> points) {
        var first = points.getFirst();
        var last = points.getLast();
        return "Equity over time: %s on %s, %s on %s; put in: %s then, %s now."
                .formatted(
                        Figures.money(first.equity()),
                        first.day(),
                        Figures.money(last.equity()),
                        last.day(),
                        Figures.money(first.putIn()),
                        Figures.money(last.putIn()));
    }

    private void fillTable() {
        if (table.isOpen()) {
            table.setContent(tableOf(points()));
        }
    }

    private static NativeTable tableOf(List<Point> points) {
        var head = new NativeTableRow();
        for (var title : List.of("Day", "Equity", "Put in", "Gain")) {
            var cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var body = new NativeTableBody();
        var every = Math.max(1, points.size() / MOST_ROWS);
        for (var i = points.size() - 1; i >= 0; i -= every) {
            var point = points.get(i);
            var row = new NativeTableRow();
            row.addDataCell().setText(point.day().toString());
            row.addDataCell().setText(Figures.money(point.equity()));
            row.addDataCell().setText(Figures.money(point.putIn()));
            row.addDataCell().setText(Figures.signed(point.equity().minus(point.putIn())));
            body.add(row);
        }
        var table = new NativeTable();
        table.add(new NativeTableHeader(head), body);
        return table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
