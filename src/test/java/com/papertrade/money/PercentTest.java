package com.papertrade.money;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentTest {

    @Test
    void isRoundedOnlyForTheEye() {
        // 169.30 ÷ 4992.30 = 3.39122 %
        var percent = Percent.of(usd("169.30"), usd("4992.30")).orElseThrow();

        assertThat(percent.hundredths(2)).isEqualByComparingTo("3.39");
        assertThat(percent.hundredths(5)).isEqualByComparingTo("3.39122");
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(Percent.of(usd("1"), usd("0"))).isEmpty();
    }
}
