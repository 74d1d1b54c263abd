package com.papertrade.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"G", "Long game", "Größe & <b>Gewinn</b>", "成長", "תיק", "👩‍💻 bot"})
    void isAnythingThatCanBeSeen(String name) {
        assertThat(new PortfolioName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "a\u0000b",
                "a\nb",
                "evil\u202Etxt",
                "zero\u200Bwidth",
                "\uFEFF",
                "\u200D",
                "\u00A0 \u3000",
                "\u200F\u05D0",
                "a\u007F"
            })
    void isNeitherEmptyNorInvisible(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PortfolioName(name));
    }

    @Test
    void hasAtMostAHundredCharacters() {
        // An emoji is one character to a reader and to PostgreSQL, though two to Java.
        assertThat(new PortfolioName("😀".repeat(100)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new PortfolioName("x".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PortfolioName("x".repeat(10_000)));
    }

    @Test
    void isTrimmed() {
        assertThat(new PortfolioName("  Long game ").value()).isEqualTo("Long game");
    }
}
