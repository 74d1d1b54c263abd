package com.papertrade.ui.chart;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.ui.component.Direction;
import java.math.BigDecimal;
import java.util.List;

/** How a figure went, without axes: its direction at a glance, its ends in words. */
public class Sparkline extends Chart<Sparkline.Line> {

    /** @param direction as {@link Direction} names it */
    public record Line(List<BigDecimal> values, String direction) {}

    public Sparkline() {
        super("spark");
        addClassName("sparkline");
    }

    /**
     * @param values oldest first, at least two
     * @param words what it shows, for who does not see it
     */
    public void show(List<Money> values, String words) {
        var change = values.getLast().minus(values.getFirst());
        draw(values.stream().map(Money::amount).toList(), Direction.of(change), words);
    }

    /**
     * @param prices oldest first, at least two
     * @param words what it shows, for who does not see it
     */
    public void showPrices(List<Price> prices, String words) {
        var direction = Direction.of(prices.getLast(), prices.getFirst());
        draw(prices.stream().map(Price::perShare).toList(), direction, words);
    }

    private void draw(List<BigDecimal> values, Direction direction, String words) {
        draw(new Line(values, direction.className()), words);
    }
}
