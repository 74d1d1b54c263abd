package com.papertrade.ui.chart;

import java.math.BigDecimal;
import java.util.List;

/** From nothing to a sum: each step begins where the one before it ended, and the last is the sum. */
public class StepsChart extends Chart<StepsChart.Steps> {

    /**
     * @param low where the axis begins, at most 0
     * @param high where it ends
     */
    public record Steps(List<Step> steps, BigDecimal low, BigDecimal high) {}

    /**
     * @param kind decides its colour: {@code price}, {@code traded}, {@code dividend}, {@code fees} or {@code total}
     * @param says what it is, when it is pointed at
     * @param text the amount as it is shown
     */
    public record Step(
            String name, String kind, String direction, String says, BigDecimal from, BigDecimal to, String text) {}

    public StepsChart() {
        super("waterfall");
        addClassName("plot");
    }

    public void show(Steps steps, String words) {
        draw(steps, words);
    }
}
