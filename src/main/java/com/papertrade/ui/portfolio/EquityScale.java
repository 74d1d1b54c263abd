package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A vertical axis that begins and ends at round amounts, with a round amount between its ticks.
 *
 * @param step between two ticks: 1, 2 or 5 times a power of ten, at least a cent
 */
record EquityScale(BigDecimal lowest, BigDecimal highest, BigDecimal step) {

    private static final int ABOUT_TICKS = 5;
    private static final List<BigDecimal> ROUND =
            List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5), BigDecimal.TEN);

    static EquityScale of(List<Money> values) {
        var low = values.stream().map(Money::amount).min(BigDecimal::compareTo).orElseThrow();
        var high = values.stream().map(Money::amount).max(BigDecimal::compareTo).orElseThrow();
        // A line that never moves still needs a height.
        var span = high.subtract(low).max(high.abs().movePointLeft(2)).max(BigDecimal.ONE);
        var step = roundUp(span.divide(BigDecimal.valueOf(ABOUT_TICKS), 2, RoundingMode.UP));
        return new EquityScale(
                multiple(low, step, RoundingMode.FLOOR),
                multiple(high, step, RoundingMode.FLOOR).add(step),
                step);
    }

    private static BigDecimal roundUp(BigDecimal about) {
        var magnitude = BigDecimal.ONE.scaleByPowerOfTen(about.precision() - about.scale() - 1);
        return ROUND.stream()
                .map(magnitude::multiply)
                .filter(round -> round.compareTo(about) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal step, RoundingMode rounding) {
        return value.divide(step, 0, rounding).multiply(step);
    }

    /** Percent of the height, from the upper edge. */
    double y(Money value) {
        var above = highest.subtract(value.amount()).doubleValue();
        return above / highest.subtract(lowest).doubleValue() * 100;
    }

    boolean holds(Money value) {
        return value.amount().compareTo(lowest) >= 0 && value.amount().compareTo(highest) <= 0;
    }

    /** Lowest first. */
    List<Money> ticks() {
        var ticks = new ArrayList<Money>();
        for (var tick = lowest; tick.compareTo(highest) <= 0; tick = tick.add(step)) {
            ticks.add(Money.usd(tick));
        }
        return ticks;
    }
}
