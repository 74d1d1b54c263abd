package com.papertrade.ui.chart;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices over time with their volume, and on them what the trader did, waits for and was paid. */
public class PriceChart extends Chart<PriceChart.Prices> {

    /**
     * @param of what is drawn: the part of it that is zoomed into stays while it is the same
     * @param style {@code candles} or {@code line}
     * @param per what a bar stands for, before its day: nothing, or {@code "week of "}
     * @param bars day, open, high, low, close and volume of each, oldest first; of a session that is under way, the day
     *     alone
     */
    public record Prices(
            String of,
            String style,
            String per,
            List<List<Object>> bars,
            List<Mark> fills,
            List<Level> lines,
            List<Event> events,
            @Nullable BigDecimal last,
            String direction) {}

    /** @param side {@code buy} or {@code sell} */
    public record Mark(String day, String side, BigDecimal price, String text) {}

    /** @param kind {@code order} or {@code cost} */
    public record Level(BigDecimal value, String kind, String text) {}

    /** @param letter stands on the mark */
    public record Event(String day, String letter, String name, String text) {}

    /** @param direction of the last price, since the previous close */
    public record Latest(BigDecimal last, String direction) {}

    public PriceChart() {
        super("prices");
        addClassName("plot");
    }

    public void show(Prices prices, String words) {
        draw(prices, words);
    }

    /** Moves the last price. */
    public void moveTo(Latest latest) {
        move(latest);
    }
}
