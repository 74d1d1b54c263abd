package com.papertrade.ui.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks at round amounts that hold every value. */
class EquityScaleTest {

    @ParameterizedTest
    @CsvSource({
        "38200, 46150, 38000, 48000, 2000",
        "0, 100000, 0, 120000, 20000",
        "5939.50, 6306.30, 5900, 6400, 100",
        "10000, 10000, 10000, 10020, 20",
        "0.12, 0.40, 0, 0.60, 0.20",
        "-20, 30, -20, 40, 10"
    })
    void beginsAndEndsAtRoundAmounts(String low, String high, String lowest, String highest, String step) {
        var scale = EquityScale.of(List.of(usd(low), usd(high)));

        assertThat(scale.lowest()).isEqualByComparingTo(lowest);
        assertThat(scale.highest()).isEqualByComparingTo(highest);
        assertThat(scale.step()).isEqualByComparingTo(step);
        assertThat(scale.holds(usd(low)) && scale.holds(usd(high))).isTrue();
    }

    @Test
    void putsTheHighestAtTheUpperEdge() {
        var scale = EquityScale.of(List.of(usd("38200"), usd("46150")));

        assertThat(scale.y(usd("48000"))).isZero();
        assertThat(scale.y(usd("43000"))).isEqualTo(50);
        assertThat(scale.y(usd("38000"))).isEqualTo(100);
        assertThat(scale.holds(usd("48000.01"))).isFalse();
        assertThat(scale.ticks())
                .containsExactlyElementsOf(Stream.of("38000", "40000", "42000", "44000", "46000", "48000")
                        .map(Money::usd)
                        .toList());
    }
}
