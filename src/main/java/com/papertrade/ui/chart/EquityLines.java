package com.papertrade.ui.chart;

import com.papertrade.money.Money;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a portfolio was worth, and what had been put in by then: a deposit is marked, as it is no gain. */
public class EquityLines extends Chart<EquityLines.Lines> {

    private static final int MOST_MARKS = 8;

    /** A point of both lines, at the close of a day or now. */
    public record Point(LocalDate day, Money equity, Money putIn) {}

    /**
     * @param days ISO 8601
     * @param equity dollars, one a day, as {@code putIn}
     */
    public record Lines(List<String> days, List<BigDecimal> equity, List<BigDecimal> putIn, List<Flow> flows) {}

    /** @param index of the day on which it was put in or taken out */
    public record Flow(int index, String text) {}

    public EquityLines() {
        super("equity");
        addClassName("plot");
    }

    /** @param points oldest first, at least two; the last one can be moved */
    public void show(List<Point> points) {
        draw(
                new Lines(
                        points.stream().map(point -> point.day().toString()).toList(),
                        points.stream().map(point -> point.equity().amount()).toList(),
                        points.stream().map(point -> point.putIn().amount()).toList(),
                        flows(points)),
                inWords(points));
    }

    /** Moves the last point, and says so. */
    public void moveTo(List<Point> points) {
        move(points.getLast().equity().amount());
        say(inWords(points));
    }

    private static List<Flow> flows(List<Point> points) {
        var flows = new ArrayList<Flow>();
        for (var i = points.size() - 1; i > 0 && flows.size() < MOST_MARKS; i--) {
            var flow = points.get(i).putIn().minus(points.get(i - 1).putIn());
            if (!flow.isZero()) {
                flows.add(new Flow(i, Figures.signedInBrief(flow)));
            }
        }
        return flows.reversed();
    }

    private static String inWords(List<Point> points) {
        var first = points.getFirst();
        var last = points.getLast();
        return "Equity over time: %s on %s, %s on %s; put in: %s then, %s now."
                .formatted(
                        Figures.money(first.equity()),
                        Moments.dayAndYear(first.day()),
                        Figures.money(last.equity()),
                        Moments.dayAndYear(last.day()),
                        Figures.money(first.putIn()),
                        Figures.money(last.putIn()));
    }
}
