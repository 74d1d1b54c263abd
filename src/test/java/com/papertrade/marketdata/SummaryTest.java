package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

    /** Friday, 10:00 in New York, where it is four hours earlier than in Greenwich. */
    private static final Instant FRIDAY_MORNING = Instant.parse("2026-05-15T14:00:00Z");

    private static final Instant MIDNIGHT = Instant.parse("2026-05-16T04:00:00Z");

    private static final MarketClock CLOCK =
            new MarketClock(new NyseCalendar(), Clock.fixed(FRIDAY_MORNING, ZoneOffset.UTC));

    @Test
    void theCallsThatAreLeftAndTheHourOfTheNext() {
        assertThat(summary(Optional.empty(), "2026-05-15T20:20:00Z"))
                .isEqualTo("17 of 25 calls left today, next refresh 16:20 New York");
    }

    @Test
    void anotherDayIsNamed() {
        assertThat(summary(Optional.empty(), "2026-05-18T20:15:00Z"))
                .isEqualTo("17 of 25 calls left today, next refresh Monday 16:15 New York");
    }

    @Test
    void whatIsDueIsNow() {
        assertThat(summary(Optional.empty(), "2026-05-15T14:00:00Z"))
                .isEqualTo("17 of 25 calls left today, next refresh now");
    }

    @Test
    void aClosedBudgetSaysUntilWhen() {
        assertThat(summary(Optional.of(Instant.parse("2026-05-15T15:00:00Z")), "2026-05-15T20:20:00Z"))
                .isEqualTo("No calls until 11:00 New York, next refresh 16:20 New York");
    }

    @Test
    void whereNothingIsHeldThereIsNoNextRefresh() {
        assertThat(Summary.of(budget(Optional.empty()), Optional.empty(), CLOCK))
                .isEqualTo("17 of 25 calls left today");
    }

    private static String summary(Optional<Instant> closedUntil, String next) {
        return Summary.of(budget(closedUntil), Optional.of(Instant.parse(next)), CLOCK);
    }

    private static BudgetStatus budget(Optional<Instant> closedUntil) {
        return new BudgetStatus(17, 25, 3, 4, MIDNIGHT, closedUntil);
    }
}
