package com.papertrade.ui.component;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.Gain;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void aGainHasSignAmountAndRate() {
        // 45.32 ÷ 2,117.76 = 0.0213999…
        assertThat(Figures.gain(Gain.over(usd("2117.76"), usd("45.32")))).isEqualTo("+$45.32 (+2.14%)");
    }

    @Test
    void aLossHasATrueMinusTwice() {
        // 1,023.10 ÷ 97,438.10 = 0.0105
        assertThat(Figures.gain(Gain.over(usd("97438.10"), usd("-1023.10")))).isEqualTo("−$1,023.10 (−1.05%)");
    }

    @Test
    void noChangeHasNoSign() {
        assertThat(Figures.gain(Gain.over(usd("100"), Money.ZERO_USD))).isEqualTo("$0.00 (0.00%)");
    }

    @Test
    void aRateThatRoundsToNothingHasNoSign() {
        // 0.01 ÷ 10,000 is 0.0001 %
        assertThat(Figures.gain(Gain.over(usd("10000"), usd("-0.01")))).isEqualTo("−$0.01 (0.00%)");
        assertThat(Direction.of(new Percent(new BigDecimal("-0.000001")))).isEqualTo(Direction.UNCHANGED);
    }

    @Test
    void overNothingThereIsNoRate() {
        assertThat(Figures.gain(Gain.over(Money.ZERO_USD, usd("20")))).isEqualTo("+$20.00 (—)");
    }

    @Test
    void moneyHasCentsAndThousands() {
        assertThat(Figures.money(usd("51849.80"))).isEqualTo("$51,849.80");
        assertThat(Figures.money(usd("-0.5"))).isEqualTo("−$0.50");
    }

    @Test
    void aPriceShowsAtLeastTwoDecimalsAndAllItHas() {
        assertThat(Figures.price(Price.usd("150"))).isEqualTo("$150.00");
        assertThat(Figures.price(Price.usd("217.6150"))).isEqualTo("$217.615");
        assertThat(Figures.price(Price.usd("1234.123456"))).isEqualTo("$1,234.123456");
    }

    @Test
    void anAverageCostIsRoundedForTheEye() {
        assertThat(Figures.averageCost(Price.usd("16.550012"))).isEqualTo("$16.55");
        assertThat(Figures.averageCost(Price.usd("0.031249"))).isEqualTo("$0.0312");
    }

    @Test
    void aPriceChangeIsShownWithItsRate() {
        // 5.45 ÷ 231.40 = 0.02355…
        assertThat(Figures.change(Price.usd("236.85"), Price.usd("231.40"))).isEqualTo("+$5.45 (+2.36%)");
    }

    @Test
    void aQuantityHasNoTrailingZeros() {
        assertThat(Figures.quantity(Quantity.of("210.250"))).isEqualTo("210.25");
        assertThat(Figures.quantity(Quantity.of("1000"))).isEqualTo("1,000");
        assertThat(Figures.quantity(Quantity.of("0.000000001"))).isEqualTo("0.000000001");
    }

    @Test
    void oneShareIsSingular() {
        assertThat(Figures.shares(Quantity.of(1))).isEqualTo("1 share");
        assertThat(Figures.shares(Quantity.of("1.5"))).isEqualTo("1.5 shares");
        assertThat(Figures.shares(Quantity.ZERO)).isEqualTo("0 shares");
    }

    @Test
    void aWeightHasOneDecimal() {
        assertThat(Figures.weight(new Percent(new BigDecimal("0.19186")))).isEqualTo("19.2%");
    }
}
