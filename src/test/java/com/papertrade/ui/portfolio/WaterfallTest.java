package com.papertrade.ui.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PositionChange;
import com.papertrade.ui.portfolio.Waterfall.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The steps from nothing to the daily change. */
class WaterfallTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    @Test
    void goesFromTheBestToTheWorstByPriceTradesAndDividendThenTheFees() {
        var steps = Waterfall.steps(known(
                "2.00",
                change("ORCH", "-52.80", "0", "38.40"),
                change("KEST", "112.50", "11.50", "0"),
                change("FERN", "0", "0", "0")));

        assertThat(steps)
                .containsExactly(
                        new Step("KEST", "price", usd("112.50")),
                        new Step("KEST traded", "traded", usd("11.50")),
                        new Step("FERN", "price", usd("0.00")),
                        new Step("ORCH", "price", usd("-52.80")),
                        new Step("ORCH dividend", "dividend", usd("38.40")),
                        new Step("Fees", "fees", usd("-2.00")));
    }

    @Test
    void addsUpToTheDailyChange() {
        var known = known("2.00", change("ORCH", "-52.80", "0", "38.40"), change("KEST", "112.50", "11.50", "0"));

        assertThat(sum(Waterfall.steps(known))).isEqualTo(known.gain().amount());
    }

    /** What comes last is neither the worst nor an instrument's. */
    @Test
    void theWordsNameTheBestAndTheWorstInstrument() {
        var waterfall = new Waterfall();

        waterfall.show(known("2.00", change("ORCH", "-52.80", "0", "38.40"), change("KEST", "112.50", "11.50", "0")));

        assertThat(waterfall.chart.words()).contains("from +$112.50 of KEST to −$52.80 of ORCH");
    }

    @Test
    void gathersTheSmallStepsOfManyInstrumentsAndLosesNone() {
        var many = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> change("S" + number, number + ".00", "0", "0"))
                .toArray(PositionChange[]::new);
        var steps = Waterfall.steps(known("0", many));

        assertThat(steps).hasSize(14);
        assertThat(steps.getLast()).isEqualTo(new Step("27 others", "others", usd("378.00"))); // 1 + … + 27
        assertThat(sum(steps)).isEqualTo(usd("820.00"));
    }

    @Test
    void theMoversGoByThePriceAloneFromTheBestToTheWorst() {
        var known = known("2.00", change("ORCH", "-8.10", "0", "38.40"), change("KEST", "15.20", "-99", "0"));

        assertThat(Movers.of(known))
                .extracting(mover -> "%s %s"
                        .formatted(
                                mover.symbol(),
                                mover.moved().rate().orElseThrow().hundredths(2)))
                .containsExactly("KEST 1.52", "ORCH -0.81");
    }

    private static Money sum(List<Step> steps) {
        return steps.stream().map(Step::amount).reduce(Money.ZERO_USD, Money::plus);
    }

    private static PositionChange change(String symbol, String byPrice, String byTrades, String dividends) {
        var amount = Stream.of(byPrice, byTrades, dividends).map(Money::usd).reduce(Money.ZERO_USD, Money::plus);
        return new PositionChange(
                new Symbol(symbol),
                Quantity.of(10),
                Quantity.of(10),
                Optional.of(Price.usd("100")),
                Optional.of(Price.usd("100")),
                usd("1000"),
                usd("1000"),
                Money.ZERO_USD,
                Money.ZERO_USD,
                usd(dividends),
                usd(byPrice),
                usd(byTrades),
                Gain.over(usd("1000"), amount));
    }

    private static DailyChange.Known known(String fees, PositionChange... positions) {
        var amount = Stream.of(positions)
                .map(position -> position.gain().amount())
                .reduce(usd(fees).negated(), Money::plus);
        return new DailyChange.Known(
                THURSDAY,
                THURSDAY.minusDays(1),
                usd("10000").plus(amount),
                usd("10000"),
                Money.ZERO_USD,
                Money.ZERO_USD,
                usd(fees),
                Gain.over(usd("10000"), amount),
                List.of(positions));
    }
}
