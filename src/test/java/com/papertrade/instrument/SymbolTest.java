package com.papertrade.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "BRK-B", "TSCO.LON", "ABR-P-D", "-P-HIZ", "NYSE:IBM", "ABCDEFGHIJKLMNOP"})
    void comesInEveryFormThatProvidersUse(String ticker) {
        assertThat(new Symbol(ticker)).hasToString(ticker);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ABCDEFGHIJKLMNOPQ",
                "A B",
                "A_B",
                "ÄPFEL",
                "A\u0000",
                "AAPL;",
                "\u202EIBM",
                "תיק",
                "ıbm",
                "ſpy",
                "A\nB"
            })
    void refusesOtherText(String text) {
        assertThat(Symbol.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Symbol(text));
    }

    @Test
    void refusesTenThousandCharactersWithoutRepeatingThem() {
        assertThat(Symbol.parse("A".repeat(10_000))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Symbol("A".repeat(10_000)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(100));
    }

    @Test
    void isTrimmedAndUpperCased() {
        assertThat(Symbol.parse("  brk-b ")).contains(new Symbol("BRK-B"));
    }
}
