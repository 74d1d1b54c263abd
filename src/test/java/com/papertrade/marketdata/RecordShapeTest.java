package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordShapeTest {

    private record Inner(int value) {}

    private record Outer(String name, Optional<Inner> inner) {}

    private static final class Later {
        private record Inner(long value) {}

        private record Outer(String name, Optional<Inner> inner) {}
    }

    private static final class Renamed {
        private record Outer(String title, Optional<Inner> inner) {}
    }

    @Test
    void namesEverythingDownToPlainValues() {
        assertThat(RecordShape.of(Outer.class).text())
                .isEqualTo("Outer(name java.lang.String, inner java.util.Optional<Inner(value int)>)");
    }

    @Test
    void aRenamedComponentIsAnotherShape() {
        assertThat(RecordShape.of(Renamed.Outer.class).digest())
                .isNotEqualTo(RecordShape.of(Outer.class).digest());
    }

    @Test
    void aChangeFurtherDownIsAnotherShape() {
        assertThat(RecordShape.of(Later.Outer.class).digest())
                .isNotEqualTo(RecordShape.of(Outer.class).digest());
    }

    @Test
    void theDigestIsTheSameOnEveryMachine() {
        assertThat(new RecordShape("abc").digest()).isEqualTo("00017862"); // 97 × 31² + 98 × 31 + 99 = 96354
    }

    @Test
    void aQuotesShapeReachesIntoItsPrices() {
        assertThat(RecordShape.of(Quote.class).text())
                .contains("previousClose java.util.Optional<Price(perShare java.math.BigDecimal");
    }
}
