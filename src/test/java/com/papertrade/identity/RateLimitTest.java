package com.papertrade.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.papertrade.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-19T19:32:08Z"));
    private final RateLimit<String> threeAMinute = new RateLimit<>(3, clock);

    @Test
    void thoseOfAMinuteMayComeAtOnceAndTheNextAsTheyAreEarned() {
        for (var count = 0; count < 3; count++) {
            assertThat(threeAMinute.tooMany("ada")).isEmpty();
        }
        assertThat(threeAMinute.tooMany("ada")).contains(Duration.ofSeconds(20));

        clock.advance(Duration.ofMillis(19_500));
        assertThat(threeAMinute.tooMany("ada")).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(threeAMinute.tooMany("ada")).isEmpty();
        assertThat(threeAMinute.tooMany("ada")).isPresent();
    }

    @Test
    void askingInVainDoesNotMakeItLonger() {
        for (var count = 0; count < 100; count++) {
            threeAMinute.tooMany("ada").ifPresent(wait -> assertThat(wait).isEqualTo(Duration.ofSeconds(20)));
        }
    }

    @Test
    void everybodyHasTheirOwn() {
        for (var count = 0; count < 4; count++) {
            var _ = threeAMinute.tooMany("ada");
        }
        assertThat(threeAMinute.tooMany("bob")).isEmpty();
    }

    @Test
    void whoDidNothingForAnHourHasNoMoreThanAMinutes() {
        var _ = threeAMinute.tooMany("ada");
        clock.advance(Duration.ofHours(1));
        thoseOfAMinuteMayComeAtOnceAndTheNextAsTheyAreEarned();
    }

    @Test
    void noneIsNoLimitAndLessThanThatIsAMistake() {
        var unlimited = new RateLimit<String>(0, clock);
        for (var count = 0; count < 1000; count++) {
            assertThat(unlimited.tooMany("ada")).isEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit<String>(-1, clock));
    }
}
