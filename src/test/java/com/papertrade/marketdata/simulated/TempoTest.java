package com.papertrade.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TempoTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Noise NOISE = new Noise(7);

    /** A beat every ten seconds, the first after four; each tick at most six seconds after its beat. */
    private final Tempo quiet = new Tempo(10_000, 4_000, NOISE);

    @Test
    void theFirstTickIsTheOpen() {
        assertThat(quiet.timeOf(0)).isZero();
        assertThat(quiet.latestAt(Duration.ZERO, quiet.ticksIn(DAY))).isZero();
        assertThat(quiet.latestAt(Duration.ofMillis(3_999), quiet.ticksIn(DAY))).isZero();
    }

    @Test
    void everyOtherTickComesInTheFirstThreeFifthsOfItsBeat() {
        for (var tick = 1; tick < 100; tick++) {
            var beat = 4_000 + (tick - 1) * 10_000L;
            assertThat(quiet.timeOf(tick)).isBetween(beat, beat + 6_000);
        }
        assertThat(IntStream.range(1, 100).mapToLong(tick -> quiet.timeOf(tick) - tick * 10_000L))
                .as("not like a clock")
                .doesNotHaveDuplicates();
    }

    @Test
    void aTickIsTheLatestFromItsOwnMomentUntilTheNext() {
        var third = quiet.timeOf(3);
        var fourth = quiet.timeOf(4);
        var ticks = quiet.ticksIn(DAY);

        assertThat(quiet.latestAt(Duration.ofMillis(third - 1), ticks)).isEqualTo(2);
        assertThat(quiet.latestAt(Duration.ofMillis(third), ticks)).isEqualTo(3);
        assertThat(quiet.latestAt(Duration.ofMillis(fourth - 1), ticks)).isEqualTo(3);
    }

    @Test
    void aTickThatCouldComeAfterTheCloseIsNoneOfTheSessions() {
        // The beat at 84,000 ms may sound until 90,000: before the close of a session of 90,001 ms alone.
        assertThat(quiet.ticksIn(Duration.ofMillis(90_001))).isEqualTo(1 + 9);
        assertThat(quiet.ticksIn(Duration.ofMillis(90_000))).isEqualTo(1 + 8);
        assertThat(quiet.latestAt(Duration.ofMillis(89_999), 9)).isEqualTo(8);
    }

    @Test
    void aSessionTooShortForABeatHasItsOpenAlone() {
        assertThat(quiet.ticksIn(Duration.ofMillis(9_000))).isEqualTo(1);
        assertThat(quiet.latestAt(Duration.ofMillis(8_999), 1)).isZero();
    }

    @Test
    void theFirstBeatComesWithinOnePaceAndIsNotEverybodys() {
        var one = Tempo.of(Duration.ofSeconds(2), NOISE.about("QUIL"));
        var other = Tempo.of(Duration.ofSeconds(2), NOISE.about("KEST"));

        assertThat(one.firstBeat()).isBetween(1L, 1_999L).isNotEqualTo(other.firstBeat());
        assertThat(one).isEqualTo(Tempo.of(Duration.ofSeconds(2), NOISE.about("QUIL")));
    }
}
