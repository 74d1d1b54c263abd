package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceAttempts.Attempt;
import com.papertrade.marketdata.PriceAttempts.Met;
import com.papertrade.marketdata.PublicationWatch.Outlook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 25 calls a day, 3 of them for orders; the session of Friday, 20 November 2026, which ends at 16:00 New York, 21:00 UTC. */
class RefreshPlanTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final CallLimits LIMITS = new CallLimits("test", 25, BigDecimal.ONE, 3, NEW_YORK);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    private static final Instant FRIDAY_MORNING = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant FRIDAY_SETTLED = Instant.parse("2026-11-20T21:15:00Z");
    private static final Instant FRIDAY_EVENING = Instant.parse("2026-11-21T01:00:00Z");
    private static final Instant SATURDAY = Instant.parse("2026-11-21T15:00:00Z");
    private static final Instant MONDAY_SETTLED = Instant.parse("2026-11-23T21:15:00Z");

    private static final Symbol A = new Symbol("A");
    private static final Symbol B = new Symbol("B");
    private static final Symbol C = new Symbol("C");

    private final Map<Symbol, CallPriority> demand = new HashMap<>();
    private final Set<Symbol> missing = new HashSet<>();
    private final Set<Symbol> neverTold = new HashSet<>();
    private final Map<Symbol, Attempt> attempts = new HashMap<>();
    private Instant now = FRIDAY_EVENING;
    private boolean published = true;
    private Instant nextAsk = FRIDAY_SETTLED;
    private Instant nextSessionsFirstAsk = MONDAY_SETTLED;
    private int left = 25;
    private Optional<Instant> closedUntil = Optional.empty();

    @Test
    void whatIsKnownWaitsForTheNextSession() {
        holdAndKnow(A);
        assertThat(plan())
                .containsExactly(new PlannedRefresh(
                        A,
                        CallPriority.HELD,
                        MONDAY_SETTLED,
                        "waiting for Monday's close, probing at Monday 16:15 New York"));
        assertThat(pending()).isZero();
    }

    @Test
    void onceOneSymbolHasTheSessionTheOthersAreAskedFor() {
        holdAndMiss(A, B);
        assertThat(plan())
                .containsExactly(
                        new PlannedRefresh(A, CallPriority.HELD, now, "Friday's close is missing"),
                        new PlannedRefresh(B, CallPriority.HELD, now, "Friday's close is missing"));
        assertThat(pending()).isEqualTo(2);
    }

    @Test
    void whileNobodyHasItAllWaitForTheNextProbe() {
        holdAndMiss(A, B);
        published = false;
        nextAsk = now.plusSeconds(1800);
        assertThat(plan()).allSatisfy(refresh -> {
            assertThat(refresh.notBefore()).isEqualTo(nextAsk);
            assertThat(refresh.why()).isEqualTo("waiting for Friday's close, probing at 20:30 New York");
        });
    }

    @Test
    void whatWasAskedForLongestAgoComesFirstAndWhatNeverWasBeforeAll() {
        holdAndMiss(A, B, C);
        attempts.put(A, met(Met.UP_TO_DATE, now.minusSeconds(90_000), now.minusSeconds(90_000)));
        attempts.put(B, met(Met.UP_TO_DATE, now.minusSeconds(180_000), now.minusSeconds(180_000)));
        assertThat(plan()).extracting(PlannedRefresh::symbol).containsExactly(C, B, A);
    }

    @Test
    void openOrdersComeBeforeWhatIsHeldAndThatBeforeWhatIsWatched() {
        holdAndMiss(A, B, C);
        demand.put(A, CallPriority.WATCHED);
        demand.put(C, CallPriority.OPEN_ORDER);
        assertThat(plan()).extracting(PlannedRefresh::symbol).containsExactly(C, B, A);
        assertThat(situation().pending(CallPriority.HELD)).isEqualTo(1);
        assertThat(situation().pending(CallPriority.BROWSING)).isEqualTo(3);
    }

    @Test
    void aSymbolThatAloneLacksTheSessionWaitsForItself() {
        holdAndMiss(A, B);
        attempts.put(A, met(Met.NOT_YET, now.minusSeconds(600), now.plusSeconds(6600)));
        assertThat(plan())
                .containsExactly(
                        new PlannedRefresh(B, CallPriority.HELD, now, "Friday's close is missing"),
                        new PlannedRefresh(
                                A,
                                CallPriority.HELD,
                                now.plusSeconds(6600),
                                "Friday's close was not there yet; asked again at 21:50 New York"));
    }

    @Test
    void afterAFailureThePlanIsMorePatientThanAScreen() {
        holdAndMiss(A);
        attempts.put(A, met(Met.FAILED, now, now.plusSeconds(30)));
        assertThat(plan().getFirst().notBefore()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(plan().getFirst().why()).isEqualTo("the last attempt failed; asked again at 20:10 New York");
    }

    @Test
    void whatTheDayHasNoCallsForWaitsForMidnight() {
        holdAndMiss(A, B);
        left = 4;
        assertThat(plan())
                .extracting(PlannedRefresh::notBefore)
                .containsExactly(now, Instant.parse("2026-11-21T05:00:00Z"));
        assertThat(plan().getLast().why()).isEqualTo("today's calls are used up or kept for orders");
    }

    @Test
    void aProviderThatRefusesIsLeftAlone() {
        holdAndMiss(A);
        closedUntil = Optional.of(now.plusSeconds(3600));
        assertThat(plan())
                .containsExactly(new PlannedRefresh(
                        A,
                        CallPriority.HELD,
                        now.plusSeconds(3600),
                        "the provider gives no more answers until 21:00 New York"));
    }

    @Test
    void atMostTwentyOfThirtyArePlannedADay() {
        holdAndMiss(symbols(30));
        assertThat(due()).hasSize(20);
        assertThat(pending()).isEqualTo(20);
        assertThat(plan().getLast())
                .satisfies(last -> assertThat(last.notBefore()).isEqualTo(Instant.parse("2026-11-21T05:00:00Z")));
    }

    @Test
    void whatWasRefreshedTodayCountsAgainstTheDaysTurns() {
        holdAndMiss(symbols(30));
        for (var symbol : List.copyOf(missing).subList(0, 20)) {
            missing.remove(symbol);
            attempts.put(symbol, met(Met.UP_TO_DATE, now.minusSeconds(60), now.minusSeconds(60)));
        }
        left = 5;
        assertThat(due()).isEmpty();
        // Nor are calls kept any more for those whose turn is another day's.
        assertThat(pending()).isZero();
    }

    @Test
    void theRestOfThirtyComesOnSaturday() {
        holdAndMiss(symbols(30));
        for (var symbol : List.copyOf(missing).subList(0, 20)) {
            missing.remove(symbol);
            attempts.put(symbol, met(Met.UP_TO_DATE, FRIDAY_EVENING, FRIDAY_EVENING));
        }
        now = SATURDAY;
        assertThat(due()).hasSize(10);
    }

    @Test
    void inTheMorningCallsAreKeptForTheEvening() {
        now = FRIDAY_MORNING;
        nextSessionsFirstAsk = FRIDAY_SETTLED;
        holdAndKnow(A, B);
        assertThat(pending()).isEqualTo(2);
        assertThat(situation().pending(CallPriority.HELD)).isZero();
    }

    @Test
    void onSaturdayNothingIsKeptForMonday() {
        now = SATURDAY;
        holdAndKnow(A, B);
        assertThat(pending()).isZero();
    }

    @Test
    void aProviderThatPublishesAfterMidnightNeedsNoCallsOfTheEveningBefore() {
        now = FRIDAY_MORNING;
        nextSessionsFirstAsk = Instant.parse("2026-11-21T06:00:00Z");
        holdAndKnow(A);
        assertThat(pending()).isZero();
    }

    @Test
    void aMissedSessionIsMadeUpForWithCallsThatNobodyNeeds() {
        now = FRIDAY_MORNING;
        nextAsk = FRIDAY_MORNING.minusSeconds(3600);
        nextSessionsFirstAsk = FRIDAY_SETTLED;
        holdAndMiss(A, B);
        assertThat(plan())
                .containsExactly(
                        new PlannedRefresh(A, CallPriority.WATCHED, now, "Thursday's close is missing"),
                        new PlannedRefresh(B, CallPriority.WATCHED, now, "Thursday's close is missing"));
    }

    @Test
    void whereCallsAreScarceTheNextSessionBringsTheMissedOne() {
        now = FRIDAY_MORNING;
        nextAsk = FRIDAY_MORNING.minusSeconds(3600);
        nextSessionsFirstAsk = FRIDAY_SETTLED;
        holdAndMiss(A, B);
        // 3 for orders, 2 for the evening, 1 to look around with, 1 to make up with.
        left = 7;
        assertThat(plan())
                .containsExactly(
                        new PlannedRefresh(A, CallPriority.WATCHED, now, "Thursday's close is missing"),
                        new PlannedRefresh(
                                B,
                                CallPriority.HELD,
                                FRIDAY_SETTLED,
                                "waiting for Friday's close, which brings Thursday's too"));
    }

    @Test
    void whatNothingIsKnownOfIsAskedForWheneverItBeganToMatter() {
        now = FRIDAY_MORNING;
        nextAsk = FRIDAY_SETTLED;
        nextSessionsFirstAsk = FRIDAY_SETTLED;
        published = false;
        holdAndMiss(A);
        neverTold.add(A);
        left = 5;
        assertThat(plan())
                .containsExactly(new PlannedRefresh(A, CallPriority.HELD, now, "Thursday's close is missing"));
    }

    private void holdAndKnow(Symbol... symbols) {
        List.of(symbols).forEach(symbol -> demand.put(symbol, CallPriority.HELD));
    }

    private void holdAndMiss(Symbol... symbols) {
        holdAndKnow(symbols);
        missing.addAll(List.of(symbols));
    }

    private static Symbol[] symbols(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Symbol("S" + i)).toArray(Symbol[]::new);
    }

    private static Attempt met(Met met, Instant at, Instant notBefore) {
        return new Attempt(met, Optional.empty(), FRIDAY, 1, at, notBefore);
    }

    private List<PlannedRefresh> due() {
        return plan().stream()
                .filter(refresh -> !refresh.notBefore().isAfter(now))
                .toList();
    }

    private int pending() {
        return situation().pending(CallPriority.WATCHED);
    }

    private List<PlannedRefresh> plan() {
        var situation = situation();
        return RefreshPlan.of(
                situation,
                new BudgetStatus(
                        left, 25, 3, situation.pending(CallPriority.WATCHED), situation.newCallsAt(), closedUntil));
    }

    private RefreshSituation situation() {
        var clock = new MarketClock(new NyseCalendar(), Clock.fixed(now, ZoneOffset.UTC));
        return new RefreshSituation(
                clock,
                LIMITS,
                demand,
                missing,
                neverTold,
                attempts,
                new Outlook(published, nextAsk, nextSessionsFirstAsk));
    }
}
