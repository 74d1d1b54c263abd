package com.papertrade.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT0S, 0 s",
        "PT2.9S, 2 s",
        "PT59S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT23H59M, 23 h",
        "PT24H, 1 day old",
        "PT47H, 1 day old",
        "PT48H, 2 days old"
    })
    void anAgeIsInTheLargestUnitThatFits(Duration age, String shown) {
        assertThat(Moments.age(age)).isEqualTo(shown);
    }

    @Test
    void inASentenceEveryAgeIsOld() {
        var now = Instant.parse("2026-11-19T19:32:06Z");
        assertThat(Moments.ageInWords(now.minusSeconds(2), now)).isEqualTo("2 s old");
        assertThat(Moments.ageInWords(now.minus(Duration.ofDays(2)), now)).isEqualTo("2 days old");
    }

    @Test
    void timesAreTheExchanges() {
        // New York is five hours behind in November.
        assertThat(Moments.dayAndSecond(Instant.parse("2026-11-19T19:32:06Z"), NEW_YORK))
                .isEqualTo("Thu 19 Nov, 14:32:06");
    }

    @Test
    void aSessionOfAnotherDayIsNamed() {
        var friday = LocalDate.parse("2026-11-20");
        assertThat(Moments.session(friday, friday)).isEqualTo("today");
        assertThat(Moments.session(friday, friday.plusDays(1))).isEqualTo("on Fri 20 Nov");
    }
}
