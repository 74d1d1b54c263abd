package com.papertrade.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOrderIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "2026-11-24:bot_7.3", "0"})
    void isWhatAClientCallsIt(String id) {
        assertThat(new ClientOrderId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "a\u0000", "\u202Eevil", "תיק", "a\u200B", "'; --", "<b>", "ａ"})
    void isNeitherEmptyNorAnyOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId(text));
    }

    @Test
    void hasAtMostSixtyFourCharacters() {
        assertThat(new ClientOrderId("x".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId("x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId("x".repeat(10_000)));
    }
}
