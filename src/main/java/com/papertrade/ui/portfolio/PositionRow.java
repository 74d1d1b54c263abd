package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import com.papertrade.money.Price;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PositionChange;
import com.papertrade.performance.PositionValue;
import com.papertrade.ui.component.Direction;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.PriceAge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A position on screen: the same row for as long as the instrument is held, while its figures move. */
final class PositionRow {

    private final Symbol symbol;
    private PositionValue value;

    PositionRow(PositionValue value) {
        this.symbol = value.position().symbol();
        this.value = value;
    }

    /** Whether that changed anything of what is shown. */
    boolean update(PositionValue newValue) {
        var before = shown();
        value = newValue;
        return !shown().equals(before);
    }

    private List<String> shown() {
        return List.of(
                name(),
                quantity(),
                averageCost(),
                lastPrice(),
                since(),
                marketValue(),
                weight(),
                amountOf(dailyChange()),
                rateOf(dailyChange()),
                amountOf(unrealizedGain()),
                rateOf(unrealizedGain()));
    }

    Symbol symbol() {
        return symbol;
    }

    PositionValue value() {
        return value;
    }

    String name() {
        return value.name();
    }

    String quantity() {
        return Figures.quantity(value.position().quantity());
    }

    String averageCost() {
        return value.position().averageCost().map(Figures::averageCost).orElse(Figures.UNKNOWN);
    }

    String lastPrice() {
        return value.quote().map(Quote::last).map(Figures::price).orElse(Figures.UNKNOWN);
    }

    Optional<Instant> observedAt() {
        return value.quote().map(Quote::observedAt);
    }

    /** What the age is counted from. */
    String since() {
        return PriceAge.since(observedAt());
    }

    String marketValue() {
        return value.marketValue().map(Figures::money).orElse(Figures.UNKNOWN);
    }

    String weight() {
        return value.weight().map(Figures::weight).orElse(Figures.UNKNOWN);
    }

    /** How long the bar beside the weight is, for the style sheet. */
    String barLength() {
        return value.weight().map(percent -> percent.hundredths(1) + "%").orElse("0");
    }

    Optional<Gain> dailyChange() {
        return value.change().map(PositionChange::gain);
    }

    Optional<Gain> unrealizedGain() {
        return value.unrealizedGain();
    }

    /** {@code 42 × $236.85}, then the age follows. */
    String summary() {
        return "%s × %s · ".formatted(quantity(), lastPrice());
    }

    Optional<Price> lastPriceValue() {
        return value.quote().map(Quote::last);
    }

    Optional<Money> marketValueAmount() {
        return value.marketValue();
    }

    Optional<Percent> weightValue() {
        return value.weight();
    }

    static String amountOf(Optional<Gain> gain) {
        return gain.map(Gain::amount).map(Figures::signed).orElse(Figures.UNKNOWN);
    }

    static String rateOf(Optional<Gain> gain) {
        return gain.map(Figures::rateInBrackets).orElse("");
    }

    static String directionOf(Optional<Gain> gain) {
        return gain.map(Gain::amount)
                .map(Direction::of)
                .map(Direction::className)
                .orElse("unknown");
    }
}
