package com.papertrade.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedSessionTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final double ONE_PERCENT = 0.01;
    private static final double TEN_MILLION = 10_000_000;

    /** No chance is greater than 3.5 deviations of 0.35 %, 1.2 %: the open is within $1.35 of $110. */
    @Test
    void earningsAreInTheFirstPrice() {
        assertThat(mornings(11_000, Math.log(1.1)))
                .allSatisfy(session -> assertThat(session.open()).isBetween(10_865L, 11_135L));
    }

    /** A quarter of ten per cent is 2.4 %; with chance at most 3.7 %. */
    @Test
    void withoutEarningsADayGrowsToWhatItBecomes() {
        assertThat(mornings(11_000, 0))
                .allSatisfy(session -> assertThat(session.open()).isBetween(10_115L, 10_375L));
    }

    /** At most 50 % × 3.5 of a per cent beyond open and close: 1.8 %. */
    @Test
    void theExtremesAreNotFarBeyondOpenAndClose() {
        assertThat(mornings(10_050, 0)).allSatisfy(session -> {
            var lower = Math.min(session.open(), session.close());
            var upper = Math.max(session.open(), session.close());
            assertThat(session.low()).isBetween(lower - 180, lower);
            assertThat(session.high()).isBetween(upper, upper + 185);
        });
    }

    /** Ten million dollars at a hundred a share are 100,000 shares, half of it when nothing happens. */
    @Test
    void moreSharesChangeHandsWhenMoreHappens() {
        assertThat(averageVolume(10_000)).isBetween(47_000.0, 60_000.0);
        assertThat(averageVolume(10_200)).isBetween(1.6 * 98_000, 1.9 * 98_000);
    }

    /** Five times the usual at most, however far it falls, give or take chance of e^(0.35 × 3.5) = 3.4. */
    @Test
    void noDayIsBusierThanTheWildest() {
        assertThat(mornings(5_000, 0))
                .allSatisfy(session -> assertThat(session.volume()).isLessThan(5 * 200_000 * 34 / 10));
    }

    @Test
    void theBarSaysWhatTheSessionWas() {
        var session = SimulatedSession.of(10_000, 10_100, 0, ONE_PERCENT, TEN_MILLION, new Noise(7));
        var bar = session.bar(THURSDAY);

        assertThat(bar.session()).isEqualTo(THURSDAY);
        assertThat(bar.open()).isEqualTo(Price.usd(BigDecimal.valueOf(session.open(), 2)));
        assertThat(bar.close()).isEqualTo(Price.usd("101"));
        assertThat(bar.volume()).isEqualTo(session.volume());
    }

    private static double averageVolume(long close) {
        return mornings(close, 0).mapToLong(SimulatedSession::volume).average().orElseThrow();
    }

    /** A thousand days after a close of $100, of a share that moves one per cent a day. */
    private static Stream<SimulatedSession> mornings(long close, double surprise) {
        return IntStream.range(0, 1000)
                .mapToObj(day ->
                        SimulatedSession.of(10_000, close, surprise, ONE_PERCENT, TEN_MILLION, new Noise(7).at(day)));
    }
}
