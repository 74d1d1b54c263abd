package com.papertrade.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.000000001",
                "0.0000000001",
                "10000000000000000000",
                "1e30",
                "1e999999999",
                "1e-999999999"
            })
    void isNotNegativeAndNeitherTooFineNorTooLarge(String nonsense) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(nonsense));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000000001", "9999999999999999999.999999999"})
    void reachesToTheLimitsOfItsColumn(String extreme) {
        assertThat(Quantity.of(extreme).shares()).isEqualByComparingTo(extreme);
    }

    @Test
    void trailingZerosMakeNoOtherQuantity() {
        assertThat(Quantity.of("75.500")).isEqualTo(Quantity.of("75.5"));
        assertThat(Quantity.of("1e3")).isEqualTo(Quantity.of(1000)).hasToString("1000");
    }

    @Test
    void oneCannotTakeMoreThanThereIs() {
        assertThat(Quantity.of(3).minus(Quantity.of(3))).isEqualTo(Quantity.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(3).minus(Quantity.of("3.000000001")));
    }
}
