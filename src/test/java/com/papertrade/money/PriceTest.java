package com.papertrade.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

    @ParameterizedTest
    // 3 × 217.6150 = 652.845, to the even cent; 10 × 219.3000; 0.123456789 × 100 = 12.3456789
    @CsvSource({"217.6150, 3, 652.84", "219.3000, 10, 2193.00", "100, 0.123456789, 12.35"})
    void becomesAnAmountRoundedOnce(String price, String quantity, String amount) {
        assertThat(Price.usd(price).times(Quantity.of(quantity))).isEqualTo(Money.usd(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.0000001", "10000000000000", "1e30", "1e999999999", "1e-999999999"})
    void isPositiveAndNeitherTooFineNorTooLarge(String nonsense) {
        assertThatIllegalArgumentException().isThrownBy(() -> Price.usd(nonsense));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "9999999999999.999999"})
    void reachesToTheLimitsOfItsColumn(String extreme) {
        assertThat(Price.usd(extreme).perShare()).isEqualByComparingTo(extreme);
    }

    @Test
    void trailingZerosMakeNoOtherPrice() {
        assertThat(Price.usd("100.0000")).isEqualTo(Price.usd("100"));
        assertThat(Price.usd("100.0000").perShare().toPlainString()).isEqualTo("100");
    }

    @Test
    void theChangeIsAFractionOfTheEarlierPrice() {
        // 0.93 ÷ 218.37 = 0.4259 %, as Alpha Vantage said of IBM on 2026-05-15
        assertThat(Price.usd("219.30").changeFrom(Price.usd("218.37")).hundredths(4))
                .isEqualByComparingTo("0.4259");
    }

    @ParameterizedTest
    @ValueSource(strings = {"217.6150", "0.000001", "9999999999999", "187.43750000"})
    void whatAProgramWroteIsReadExactly(String written) {
        assertThat(Price.parseUsd(written)).contains(Price.usd(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0.0000", "-1", "1e3", "NaN", "1,000", "0.0000001", "10000000000000", "1.", ".5", "٣"})
    void whatIsNoPriceIsNone(String written) {
        assertThat(Price.parseUsd(written)).isEmpty();
    }
}
