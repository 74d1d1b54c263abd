package com.papertrade.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"8; 8", " 10 ; 10", "0.5; 0.5", ".5; 0.5", "8.; 8", "1,000; 1000", "0.000000001; 0.000000001"})
    void sharesAreReadAsPeopleTypeThem(String typed, String shares) {
        assertThat(TypedNumber.quantity(typed)).isEqualTo(new Typed.Value<>(Quantity.of(shares)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.000",
                "-1",
                "−1",
                "0.0000000001",
                "1e30",
                "NaN",
                "Infinity",
                "1000000000.1",
                ".",
                "abc",
                "1.2.3",
                "10,00",
                "٣"
            })
    void whatCannotBeAQuantityGetsASentence(String typed) {
        assertThat(TypedNumber.quantity(typed))
                .isInstanceOfSatisfying(
                        Typed.Wrong.class, wrong -> assertThat(wrong.sentence()).endsWith("."));
    }

    @Test
    void theMostSharesAreStillAllowed() {
        assertThat(TypedNumber.quantity("1,000,000,000")).isEqualTo(new Typed.Value<>(Quantity.of(1_000_000_000L)));
    }

    @Test
    void aHugeNumberIsAnsweredAndNotWorkedOn() {
        assertThat(TypedNumber.quantity("9".repeat(100_000))).isInstanceOf(Typed.Wrong.class);
    }

    @Test
    void aDecimalCommaIsAnsweredWithThePoint() {
        assertThat(TypedNumber.quantity("1,5")).isEqualTo(new Typed.Wrong<>("Write the decimals after a point: 1.5."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingTypedIsNotWrong(String typed) {
        assertThat(TypedNumber.quantity(typed)).isEqualTo(new Typed.Nothing<>());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"$10,000.00; 10000", "100000; 100000", "$ 99.5; 99.50", "0.01; 0.01", "1000000000; 1000000000"})
    void moneyIsReadWithOrWithoutItsSign(String typed, String dollars) {
        assertThat(TypedNumber.money(typed)).isEqualTo(new Typed.Value<>(Money.usd(dollars)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-5", "0.001", "1000000000.01", "ten", "$", "1e30", "NaN", "\u202E5", "5\u0000", "1,2,3"})
    void whatCannotBeADepositIsNotAnAmount(String typed) {
        assertThat(TypedNumber.money(typed)).isNotInstanceOf(Typed.Value.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"$142.00; 142", "0.0625; 0.0625", "1,250.5; 1250.5", "0.000001; 0.000001", "1000000000; 1000000000"
            })
    void aPriceHasUpToSixDecimals(String typed, String dollars) {
        assertThat(TypedNumber.price(typed)).isEqualTo(new Typed.Value<>(Price.usd(dollars)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0.000000", "-1", "0.0000001", "142.1234567", "1000000000.01", "1e3", "NaN", "$", "1,5"})
    void whatCannotBeAPriceIsNone(String typed) {
        assertThat(TypedNumber.price(typed)).isNotInstanceOf(Typed.Value.class);
    }

    /** A mark that turns the direction of writing, one that joins words, and a control character. */
    @ParameterizedTest
    @ValueSource(strings = {"\u202E8", "8\u2060", "8\u0007"})
    void whatCannotBeSeenIsNamed(String pasted) {
        assertThat(TypedNumber.quantity(pasted))
                .isEqualTo(new Typed.Wrong<>("There are invisible characters in it."
                        + " Clear the field and type a number of shares, such as 8 or 0.5."));
    }
}
