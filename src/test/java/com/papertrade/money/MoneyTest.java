package com.papertrade.money;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"2.344, 2.34", "2.345, 2.34", "2.346, 2.35", "2.355, 2.36", "-2.345, -2.34", "0.005, 0.00"})
    void roundsHalvesToTheEvenCent(BigDecimal exact, String rounded) {
        assertThat(Money.rounded(exact, Money.USD)).isEqualTo(usd(rounded));
    }

    @Test
    void neverRoundsSilently() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> usd("2.345"));
    }

    @Test
    void equalAmountsAreEqualHoweverWritten() {
        assertThat(usd("5")).isEqualTo(usd("5.00")).hasSameHashCodeAs(usd("5.0"));
    }

    @Test
    void currenciesDoNotMix() {
        var yen = Money.zero(Currency.getInstance("JPY"));

        assertThatIllegalArgumentException().isThrownBy(() -> usd("1").plus(yen));
    }

    @Test
    void seventeenDigitsBeforeThePointAreTheMost() {
        assertThat(usd("99999999999999999.99").amount()).isEqualByComparingTo("99999999999999999.99");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> usd("100000000000000000"));
    }

    /** Written out they would fill the memory. */
    @ParameterizedTest
    @ValueSource(strings = {"1e30", "1e999999999", "-1e999999999", "1e-999999999", "0.001"})
    void whatIsNoMoneyIsNotWorkedOn(String nonsense) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> usd(nonsense));
    }

    @ParameterizedTest
    // 1000 × 4/10; 1000 × 1/3 = 333.33…; 0.05 × 1/2 = 0.025 to the even cent; all of it.
    @CsvSource({"1000, 4, 10, 400.00", "1000, 1, 3, 333.33", "0.05, 1, 2, 0.02", "1000.01, 7, 7, 1000.01"})
    void aSaleTakesCostInProportion(String cost, String part, String whole, String taken) {
        assertThat(usd(cost).inProportion(Quantity.of(part), Quantity.of(whole)))
                .isEqualTo(usd(taken));
    }

    @Test
    void moreThanTheWholeIsNoProportion() {
        assertThatIllegalArgumentException().isThrownBy(() -> usd("1").inProportion(Quantity.of(2), Quantity.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> usd("1").inProportion(Quantity.ZERO, Quantity.ZERO));
    }
}
