package com.papertrade.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarningsTest {

    /** Told on day 40 for the first time; a usual surprise is six per cent. */
    private final Earnings earnings = new Earnings(40, 0.06, new Noise(7));

    @Test
    void areToldEveryThirteenWeeks() {
        assertThat(IntStream.rangeClosed(0, 400).filter(earnings::areToldOn)).containsExactly(40, 131, 222, 313);
    }

    @Test
    void surpriseOnTheirDaysAlone() {
        assertThat(earnings.surprise(39)).isZero();
        assertThat(earnings.surprise(40)).isNotZero().isBetween(-0.21, 0.21);
        assertThat(earnings.surprise(40)).isEqualTo(earnings.surprise(40));
        assertThat(earnings.surprise(131)).isNotEqualTo(earnings.surprise(40));
    }

    @Test
    void beginWithinTheFirstQuarterAndAreThreeUsualDaysStrong() {
        var told = Earnings.of(0.02, new Noise(7));

        assertThat(told.firstDay()).isBetween(1, 91);
        assertThat(told.deviation()).isCloseTo(0.06, within(1e-12));
    }
}
