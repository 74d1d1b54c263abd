package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.TestDatabase;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CallBudgetIT {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** 10:00 in New York, fourteen hours before its midnight. */
    private static final Instant FRIDAY_MORNING = Instant.parse("2026-05-15T14:00:00Z");

    private static DataSource database;

    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        database = new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(database).load().migrate();
    }

    @BeforeEach
    void forgetWhatWasSpent() {
        JdbcClient.create(database).sql("truncate call_budget, call_day").update();
    }

    @Test
    void aDayHasAsManyCallsAsItsLimit() {
        var budget = quick(3, 0, FRIDAY_MORNING);
        spend(budget, 3);
        assertThat(budget.remainingToday()).isZero();
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> budget.spend(CallPriority.BROWSING))
                .satisfies(spent -> {
                    assertThat(spent.reason()).isEqualTo(Reason.DAILY_LIMIT);
                    assertThat(spent.sentence())
                            .isEqualTo("All 3 market-data calls of today are used up;"
                                    + " the next is free at midnight in New York.");
                    assertThat(spent.retryAfter()).contains(Duration.ofHours(14));
                });
    }

    @Test
    void theLastCallsAreKeptForOrders() {
        var budget = quick(5, 2, FRIDAY_MORNING);
        spend(budget, 3);
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> budget.spend(CallPriority.OPEN_ORDER))
                .withMessage("The last 2 of today's 5 market-data calls are kept for orders;"
                        + " the next is free at midnight in New York.");
        budget.spend(CallPriority.ORDER);
        budget.spend(CallPriority.ORDER);
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> budget.spend(CallPriority.ORDER))
                .withMessageStartingWith("All 5 market-data calls of today are used up");
    }

    /** Otherwise an order would cost what is held one of its calls, and the last of them would be for nobody. */
    @Test
    void anOrderUsesUpWhatIsKeptForOrdersFirst() {
        var budget = quick(5, 2, FRIDAY_MORNING);
        IntStream.range(0, 2).forEach(_ -> budget.spend(CallPriority.ORDER));
        assertThat(budget.status().keptForOrders()).isZero();
        spend(budget, 3);
        assertThat(budget.remainingToday()).isZero();
    }

    @Test
    void moreOrdersThanAreKeptForSpendWhatIsForAll() {
        var budget = quick(5, 2, FRIDAY_MORNING);
        IntStream.range(0, 4).forEach(_ -> budget.spend(CallPriority.ORDER));
        budget.spend(CallPriority.HELD);
        assertThatExceptionOfType(FeedUnavailable.class).isThrownBy(() -> budget.spend(CallPriority.HELD));
    }

    @Test
    void theDayIsNewAtMidnightInNewYorkAndNotAMomentBefore() {
        spend(quick(3, 0, FRIDAY_MORNING), 3);
        assertThat(quick(3, 0, Instant.parse("2026-05-16T03:59:59Z")).remainingToday())
                .isZero();
        assertThat(quick(3, 0, Instant.parse("2026-05-16T04:00:00Z")).remainingToday())
                .isEqualTo(3);
    }

    @Test
    void theDayThatIsAnHourLongerIsOneDayStill() {
        // Clocks go back on 2026-11-01: from 04:00 UTC to 05:00 UTC the next day are 25 hours.
        spend(quick(3, 0, Instant.parse("2026-11-01T04:00:00Z")), 3);
        assertThat(quick(3, 0, Instant.parse("2026-11-02T04:59:59Z")).remainingToday())
                .isZero();
        assertThat(quick(3, 0, Instant.parse("2026-11-02T05:00:00Z")).remainingToday())
                .isEqualTo(3);
    }

    @Test
    void twoInstancesShareOneBudget() {
        var one = quick(4, 0, FRIDAY_MORNING);
        var other = quick(4, 0, FRIDAY_MORNING);
        spend(one, 2);
        spend(other, 2);
        assertThat(one.remainingToday()).isZero();
        assertThatExceptionOfType(FeedUnavailable.class).isThrownBy(() -> one.spend(CallPriority.ORDER));
    }

    @Test
    void aRestartDoesNotRefillIt() {
        spend(quick(4, 0, FRIDAY_MORNING), 3);
        assertThat(quick(4, 0, FRIDAY_MORNING.plusSeconds(60)).remainingToday()).isEqualTo(1);
    }

    @Test
    void twentyThreadsOnTwoInstancesNeverSpendMoreThanTheDayHas() throws Exception {
        var budgets = List.of(quick(25, 3, FRIDAY_MORNING), quick(25, 3, FRIDAY_MORNING));
        try (var threads = Executors.newFixedThreadPool(20)) {
            var attempts = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> succeeds(budgets.get(i % 2))))
                    .toList();
            assertThat(attempts.stream().filter(CallBudgetIT::join).count()).isEqualTo(25);
        }
        assertThat(budgets.getFirst().remainingToday()).isZero();
    }

    @Test
    void aHigherLimitHoldsAtOnce() {
        spend(quick(4, 0, FRIDAY_MORNING), 4);
        assertThat(quick(10, 0, FRIDAY_MORNING).remainingToday()).isEqualTo(6);
    }

    @Test
    void whatPlannedRefreshesStillNeedIsKeptFromBrowsing() {
        // Of 10 calls 2 are for orders and 5 are waited for by what is held: 3 are left to look around with.
        var budget = quick(10, 2, FRIDAY_MORNING, heldWaiting(5));
        spend(budget, 3);
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> budget.spend(CallPriority.WATCHED))
                .withMessage("The last 7 of today's 10 market-data calls are kept for orders and for what is held;"
                        + " the next is free at midnight in New York.");
        IntStream.range(0, 5).forEach(_ -> budget.spend(CallPriority.HELD));
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> budget.spend(CallPriority.HELD))
                .withMessageStartingWith("The last 2 of today's 10 market-data calls are kept for orders;");
        budget.spend(CallPriority.ORDER);
    }

    @Test
    void howeverMuchIsHeldAFewCallsAreLeftForTheRest() {
        // 25 a day less 3 for orders less a tenth for browsing are the most that planned refreshes keep.
        var budget = quick(25, 3, FRIDAY_MORNING, heldWaiting(300));
        assertThat(budget.status().keptForHeld()).isEqualTo(20);
        spend(budget, 2);
        assertThatExceptionOfType(FeedUnavailable.class).isThrownBy(() -> budget.spend(CallPriority.BROWSING));
    }

    @Test
    void anOrderMaySpendWhatIsKeptForWhatIsHeld() {
        var budget = quick(4, 1, FRIDAY_MORNING, heldWaiting(2));
        IntStream.range(0, 4).forEach(_ -> budget.spend(CallPriority.ORDER));
        assertThat(budget.remainingToday()).isZero();
    }

    @Test
    void theStatusTellsWhatIsKeptForWhom() {
        var budget = quick(25, 3, FRIDAY_MORNING, heldWaiting(4));
        spend(budget, 8);
        assertThat(budget.status())
                .isEqualTo(new BudgetStatus(17, 25, 3, 4, Instant.parse("2026-05-16T04:00:00Z"), Optional.empty()));
        assertThat(budget.status().spare()).isEqualTo(10);
    }

    @Test
    void aRefusalWhenMostOfTheDayIsSpentClosesTheDay() {
        var budget = quick(25, 3, FRIDAY_MORNING);
        spend(budget, 14);
        // The refused call does not count: 13 of 25 are more than half.
        assertThat(budget.closeAsRefused()).isEqualTo(Instant.parse("2026-05-16T04:00:00Z"));
        assertThat(budget.remainingToday()).isZero();
        assertThatExceptionOfType(FeedUnavailable.class).isThrownBy(() -> budget.spend(CallPriority.ORDER));
        var other = quick(25, 3, FRIDAY_MORNING.plus(Duration.ofDays(1)));
        assertThat(other.remainingToday()).isEqualTo(25);
        other.spend(CallPriority.BROWSING);
    }

    @Test
    void aRefusalWhileOurCountIsFreshClosesForAnHour() {
        var budget = quick(25, 3, FRIDAY_MORNING);
        spend(budget, 13);
        // 12 of 25 are less than half: the provider's day began at another hour, and may end at any.
        assertThat(budget.closeAsRefused()).isEqualTo(FRIDAY_MORNING.plus(Duration.ofHours(1)));
        var other = quick(25, 3, FRIDAY_MORNING.plus(Duration.ofMinutes(59)));
        assertThat(other.status().closedUntil()).contains(FRIDAY_MORNING.plus(Duration.ofHours(1)));
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> other.spend(CallPriority.ORDER))
                .satisfies(closed -> {
                    assertThat(closed.sentence())
                            .isEqualTo("The market-data provider gives no more answers for now;"
                                    + " it is asked again at 11:00 New York.");
                    assertThat(closed.retryAfter()).contains(Duration.ofMinutes(1));
                });

        var afterwards = quick(25, 3, FRIDAY_MORNING.plus(Duration.ofHours(1)));
        afterwards.spend(CallPriority.BROWSING);
        assertThat(afterwards.status().closedUntil()).isEmpty();
        assertThat(afterwards.remainingToday()).isEqualTo(12);
    }

    @Test
    void hourlyRefusalsDoNotUseUpTheDay() {
        for (var hour = 0; hour < 14; hour++) {
            var budget = quick(25, 3, FRIDAY_MORNING.plus(Duration.ofHours(hour)));
            budget.spend(CallPriority.BROWSING);
            assertThat(budget.closeAsRefused()).isEqualTo(FRIDAY_MORNING.plus(Duration.ofHours(hour + 1)));
        }
        assertThat(quick(25, 3, FRIDAY_MORNING.plus(Duration.ofHours(14))).remainingToday())
                .isEqualTo(25);
    }

    @Test
    void aCallWaitsForItsTurnButNotLongerThanTwoSeconds() {
        var budget = slow(FRIDAY_MORNING);
        spend(budget, 3);
        // The clock stands still: the second call's turn is in 1 s, the third's in 2 s, the fourth's in 3 s.
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> budget.spend(CallPriority.ORDER))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.RATE_LIMIT));
    }

    @Test
    void aCallThatDidNotGetItsTurnIsNotCounted() {
        var budget = slow(FRIDAY_MORNING);
        spend(budget, 3);
        assertThatExceptionOfType(FeedUnavailable.class).isThrownBy(() -> budget.spend(CallPriority.ORDER));
        assertThat(budget.remainingToday()).isEqualTo(22);
    }

    @Test
    void aPauseHoldsCallsBackForItsTime() {
        var budget = slow(FRIDAY_MORNING);
        budget.pauseFor(Duration.ofSeconds(60));
        budget.pauseFor(Duration.ofSeconds(60));
        // 60 s are owed, and a call itself needs one more; two answers at once do not add up.
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> slow(FRIDAY_MORNING.plusSeconds(58)).spend(CallPriority.ORDER));
        slow(FRIDAY_MORNING.plusSeconds(61)).spend(CallPriority.ORDER);
        assertThat(waits).isEmpty();
    }

    @Test
    void fiveCallsAMinuteAreTwelveSecondsApart() {
        var limits = new CallLimits("test", 500, new BigDecimal("0.0833333333333333333"), 0, NEW_YORK);
        assertThat(limits.interval()).isCloseTo(Duration.ofSeconds(12), Duration.ofMillis(1));
    }

    /** A budget with a thousand calls a second, of which the standing clock's waits are not waited. */
    private CallBudget quick(int perDay, int keptForOrders, Instant now) {
        return quick(perDay, keptForOrders, now, heldWaiting(0));
    }

    private CallBudget quick(int perDay, int keptForOrders, Instant now, PendingCalls pending) {
        var limits = new CallLimits("test", perDay, BigDecimal.valueOf(1000), keptForOrders, NEW_YORK);
        return new CallBudget(database, Clock.fixed(now, ZoneOffset.UTC), limits, pending, _ -> {});
    }

    private static PendingCalls heldWaiting(int symbols) {
        return priority -> CallPriority.HELD.compareTo(priority) < 0 ? symbols : 0;
    }

    private CallBudget slow(Instant now) {
        var limits = new CallLimits("test", 25, BigDecimal.ONE, 0, NEW_YORK);
        return new CallBudget(
                database,
                Clock.fixed(now, ZoneOffset.UTC),
                limits,
                heldWaiting(0),
                nanos -> waits.add(Duration.ofNanos(nanos)));
    }

    private static void spend(CallBudget budget, int calls) {
        IntStream.range(0, calls).forEach(_ -> budget.spend(CallPriority.BROWSING));
    }

    private static boolean succeeds(CallBudget budget) {
        try {
            budget.spend(CallPriority.ORDER);
            return true;
        } catch (FeedUnavailable _) {
            return false;
        }
    }

    private static boolean join(Future<Boolean> attempt) {
        try {
            return attempt.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
