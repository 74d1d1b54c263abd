package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.ListingSource;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.marketdata.QuoteAnswer.Current;
import com.papertrade.marketdata.QuoteAnswer.NotCurrent;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances on one database, with 25 calls a day between them; closes are at 16:00 New York, 21:00 UTC. */
@Timeout(60)
class RefreshPlannerIT {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Symbol IBM = new Symbol("IBM");

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant FRIDAY_MORNING = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant FRIDAY_SETTLED = Instant.parse("2026-11-20T21:15:00Z");
    private static final Instant SATURDAY_MIDNIGHT = Instant.parse("2026-11-21T05:00:00Z");
    private static final Instant MONDAY_SETTLED = Instant.parse("2026-11-23T21:15:00Z");

    private static HikariDataSource dataSource;
    private static JdbcClient database;

    private final MovableClock clock = new MovableClock(FRIDAY_MORNING);
    private final Map<Symbol, CallPriority> demand = new ConcurrentHashMap<>();
    private EveningProvider provider;
    private Instance one;
    private Instance other;

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        var pool = new HikariDataSource();
        pool.setJdbcUrl(details.getJdbcUrl());
        pool.setUsername(details.getUsername());
        pool.setPassword(details.getPassword());
        dataSource = pool;
        Flyway.configure().dataSource(dataSource).load().migrate();
        database = JdbcClient.create(dataSource);
    }

    @AfterAll
    static void giveConnectionsBack() {
        dataSource.close();
    }

    @BeforeEach
    void start() {
        database.sql("""
                TRUNCATE quote, price_bar, instrument, price_attempt, session_publication, lease, provider_problem,
                    call_day, call_budget
                """).update();
        // The pending calls are those of the first instance: both compute the same from the same database.
        var limits = new CallLimits("test", 25, BigDecimal.ONE, 3, NEW_YORK);
        var budget = new CallBudget(
                dataSource,
                clock,
                limits,
                priority -> one.planner.moreUrgentThan(priority),
                nanos -> clock.advance(Duration.ofNanos(nanos)));
        provider = new EveningProvider(budget, clock);
        one = new Instance(budget);
        other = new Instance(budget);
    }

    @AfterEach
    void stop() {
        one.market.close();
        other.market.close();
    }

    @Test
    void oneSymbolProbesForAllAndThenEachIsAskedForOnce() {
        holdWithHistory(8);
        provider.delay = Duration.ofMinutes(150); // 18:30 in New York

        liveUntil(SATURDAY_MIDNIGHT);

        // In vain at 16:15, 16:45 and 17:45, each for another symbol; found at 19:45, and 20:00 is late enough for all.
        assertThat(callsAfterMorning()).hasSize(3 + 8);
        assertThat(callsAfterMorning().stream()
                        .map(EveningProvider.Call::symbol)
                        .limit(4)
                        .distinct())
                .hasSize(4);
        assertThat(callsAfterMorning().getLast().at())
                .isBetween(Instant.parse("2026-11-21T01:00:00Z"), Instant.parse("2026-11-21T01:01:00Z"));
        assertThat(withClose(FRIDAY)).hasSize(8);
    }

    @Test
    void whoIsSeenFirstSendsTheOthersOnlyOnceTheStragglersAreThere() {
        holdWithHistory(5);
        clock.moveTo(FRIDAY_SETTLED);
        one.planner.run();
        assertThat(withClose(FRIDAY)).hasSize(1);

        clock.advance(PublicationWatch.STRAGGLING.minusSeconds(1));
        one.planner.run();
        assertThat(withClose(FRIDAY)).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        one.planner.run();
        assertThat(withClose(FRIDAY)).hasSize(5);
    }

    @Test
    void whatIsLookedAtForTheFirstTimeDoesNotMakeTheHeldWaitLonger() {
        holdWithHistory(2);
        provider.delay = Duration.ofMinutes(20); // 16:20 in New York
        clock.moveTo(FRIDAY_SETTLED);
        one.planner.run();
        clock.advance(Duration.ofMinutes(2));
        Stream.of("NEW1", "NEW2", "NEW3", "NEW4", "NEW5").map(Symbol::new).forEach(one::browse);
        assertThat(withClose(FRIDAY)).isEmpty();

        clock.moveTo(FRIDAY_SETTLED.plus(PublicationWatch.NOT_YET));
        one.planner.run();

        assertThat(withClose(FRIDAY)).hasSize(1);
    }

    @Test
    void theHourIsLearnedSoThatTheNextSessionIsFoundAtOnce() {
        holdWithHistory(10);
        provider.delay = Duration.ofMinutes(150);
        liveUntil(SATURDAY_MIDNIGHT);
        provider.calls().clear();

        for (var hour = SATURDAY_MIDNIGHT; hour.isBefore(MONDAY_SETTLED); hour = hour.plusSeconds(3600)) {
            clock.moveTo(hour);
            one.planner.run();
        }
        clock.moveTo(MONDAY_SETTLED);
        liveUntil(MONDAY_SETTLED.plus(Duration.ofHours(6)));

        // None on the weekend; on Monday first at 18:45, between 17:45 and 19:45.
        assertThat(provider.calls()).hasSize(10);
        assertThat(provider.calls().getFirst().at()).isEqualTo(Instant.parse("2026-11-23T23:45:00Z"));
        assertThat(withClose(LocalDate.of(2026, 11, 23))).hasSize(10);
    }

    @Test
    void plannersThatRunAtOnceAskOnceForEachSymbol() {
        holdWithHistory(8);
        clock.moveTo(FRIDAY_SETTLED);
        provider.calls().clear();
        one.planner.run();
        clock.advance(PublicationWatch.STRAGGLING);

        var runs = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(i % 2 == 0 ? one.planner::run : other.planner::run))
                .toList();
        runs.forEach(CompletableFuture::join);

        assertThat(provider.calls().stream().map(EveningProvider.Call::symbol)).doesNotHaveDuplicates();
        assertThat(provider.calls()).hasSize(8);
    }

    @Test
    void aRoundThatDiedIsFinishedByAnotherInstance() {
        holdWithHistory(3);
        clock.moveTo(FRIDAY_SETTLED);
        provider.calls().clear();
        database.sql("""
                INSERT INTO lease VALUES ('ALPHA_VANTAGE planner', gen_random_uuid(), clock_timestamp() + INTERVAL '1 hour')
                """).update();
        other.planner.run();
        assertThat(provider.calls()).isEmpty();

        database.sql("UPDATE lease SET until = clock_timestamp() - INTERVAL '1 second'")
                .update();
        other.planner.run();
        clock.advance(PublicationWatch.STRAGGLING);
        other.planner.run();

        assertThat(withClose(FRIDAY)).hasSize(3);
    }

    @Test
    void aSymbolThatAloneHasNoSessionDoesNotKeepTheOthersFromTheirs() {
        holdWithHistory(5);
        provider.halted = new Symbol("S0")::equals;

        liveUntil(SATURDAY_MIDNIGHT);

        assertThat(withClose(FRIDAY)).hasSize(4);
        // At 16:15 as the probe, then by its own: at most every other hour, twice as long each time.
        assertThat(callsAfterMorning().stream().filter(call -> call.symbol().equals(new Symbol("S0"))))
                .hasSizeBetween(2, 4);
    }

    @Test
    void inAnOutageOneCallIsSpentAndNotOneForEachSymbol() {
        holdWithHistory(10);
        provider.failure = Optional.of(new FeedUnavailable(Reason.UNREACHABLE, "Down."));
        clock.moveTo(FRIDAY_SETTLED);
        provider.calls().clear();

        // After 0, 10, 30 and 70 minutes.
        liveUntil(FRIDAY_SETTLED.plus(Duration.ofMinutes(75)));
        assertThat(provider.calls()).hasSize(4);

        provider.failure = Optional.empty();
        liveUntil(SATURDAY_MIDNIGHT);
        assertThat(withClose(FRIDAY)).hasSize(10);
    }

    @Test
    void browsingInTheMorningDoesNotEatTheEveningsCloses() {
        holdWithHistory(20);
        clock.moveTo(FRIDAY_MORNING.plusSeconds(3600));
        database.sql("TRUNCATE call_day").update();
        provider.calls().clear();

        IntStream.range(0, 30).forEach(i -> one.browse(new Symbol("NEW" + i)));
        assertThat(provider.calls()).hasSize(2);

        liveUntil(SATURDAY_MIDNIGHT);
        assertThat(withClose(FRIDAY)).hasSize(20);
        assertThat(one.budget.remainingToday()).isEqualTo(25);
    }

    @Test
    void screensOfWhatIsHeldSpendNothing() {
        holdWithHistory(2);
        provider.calls().clear();
        clock.moveTo(FRIDAY_SETTLED.plus(Duration.ofHours(3)));

        for (var i = 0; i < 10; i++) {
            one.market.quotes(demand.keySet());
            one.market.closes(demand.keySet(), FRIDAY);
            one.market.history(new Symbol("S0"), FRIDAY);
        }

        one.refresher.awaitLandings();
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void whatIsOnlyLookedAtIsAskedForOnceASession() {
        one.browse(IBM);
        assertThat(provider.calls()).hasSize(1);
        clock.moveTo(FRIDAY_SETTLED);

        for (var i = 0; i < 10; i++) {
            one.browse(IBM);
            other.browse(IBM);
        }

        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void ordersInTwoInstancesForOneSymbolAreOneCall() {
        provider.gate = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> one.market.currentQuote(IBM, PATIENCE));
        await().until(() -> provider.calls().size() == 1);
        var second = CompletableFuture.supplyAsync(() -> other.market.currentQuote(IBM, PATIENCE));
        var screen = other.refresher.refresh(new Symbol("MSFT"), CallPriority.BROWSING);
        await().until(() -> provider.calls().size() == 2);
        provider.gate.countDown();

        assertThat(first.join()).isInstanceOf(Current.class);
        assertThat(second.join()).isInstanceOf(Current.class);
        assertThat(screen.join()).isInstanceOf(FetchOutcome.UpToDate.class);
        assertThat(provider.callsOf(IBM)).hasSize(1);
    }

    @Test
    void aScreenDoesNotWaitForAnotherInstance() {
        provider.gate = new CountDownLatch(1);
        var order = CompletableFuture.supplyAsync(() -> one.market.currentQuote(IBM, PATIENCE));
        await().until(() -> provider.calls().size() == 1);

        assertThat(other.refresher.refresh(IBM, CallPriority.BROWSING).join()).isInstanceOf(FetchOutcome.Failed.class);

        provider.gate.countDown();
        assertThat(order.join()).isInstanceOf(Current.class);
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void aFlightThatNeverLandedIsWaitedForNoLongerThanItsLease() {
        database.sql("""
                INSERT INTO lease VALUES ('ALPHA_VANTAGE IBM', gen_random_uuid(), clock_timestamp() + INTERVAL '400 milliseconds')
                """).update();

        assertThat(one.market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void whatWasMetIsRememberedOverARestart() {
        provider.failure = Optional.of(new FeedUnavailable(Reason.UNREACHABLE, "Down."));
        one.browse(IBM);
        one.market.close();
        one = new Instance(one.budget);

        one.browse(IBM);
        other.browse(IBM);
        assertThat(provider.calls()).hasSize(1);

        clock.advance(BackOff.FIRST_WAIT);
        other.browse(IBM);
        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void anOrderDoesNotHangWithTheDatabase() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE lease, price_attempt");

            var answer = one.market.currentQuote(IBM, Duration.ofSeconds(1));

            assertThat(answer)
                    .isEqualTo(new NotCurrent(
                            Optional.empty(), "The market-data provider did not answer within 1 second."));
            connection.rollback();
        }
        await().untilAsserted(() -> assertThat(one.market.quote(IBM)).isPresent());
    }

    @Test
    void theRestOfTheRoundIsAskedForAfterMidnightWhereTheBudgetEnds() {
        holdWithHistory(10);
        clock.moveTo(FRIDAY_SETTLED);
        // 16 of 25 are spent on orders: 9 are left, 3 of them for orders.
        database.sql("UPDATE call_day SET spent = 16").update();

        liveUntil(SATURDAY_MIDNIGHT.minusSeconds(600));
        assertThat(withClose(FRIDAY)).hasSize(6);
        assertThat(one.budget.remainingToday()).isEqualTo(3);

        liveUntil(SATURDAY_MIDNIGHT.plusSeconds(600));
        assertThat(withClose(FRIDAY)).hasSize(10);
        assertThat(one.budget.remainingToday()).isEqualTo(21);
    }

    /** In New York 01:59:57 is followed a quarter of an hour later by 01:14:57, and the day has 25 hours. */
    @Test
    void aRoundGoesOnWhereTheClocksAreSetBackInTheMiddleOfIt() {
        clock.moveTo(Instant.parse("2026-10-30T14:00:00Z"));
        hold(8);
        clock.moveTo(Instant.parse("2026-11-01T05:59:57Z"));
        provider.calls().clear();

        one.planner.run();
        assertThat(provider.calls()).hasSize(1);
        assertThat(one.office().nextRefresh()).contains(Instant.parse("2026-11-01T06:14:57Z"));

        liveUntil(Instant.parse("2026-11-01T06:25:00Z"));
        assertThat(provider.calls()).extracting(EveningProvider.Call::symbol).doesNotHaveDuplicates();
        assertThat(withClose(LocalDate.of(2026, 10, 30))).hasSize(8);
        assertThat(one.budget.nextDay()).isEqualTo(Instant.parse("2026-11-02T05:00:00Z"));
        assertThat(one.office().nextRefresh()).contains(Instant.parse("2026-11-02T21:15:00Z"));
    }

    /** In New York 01:59:57 is followed a quarter of an hour later by 03:14:57, and the day has 23 hours. */
    @Test
    void aRoundGoesOnWhereTheClocksAreSetForwardInTheMiddleOfIt() {
        clock.moveTo(Instant.parse("2027-03-12T15:00:00Z"));
        hold(8);
        clock.moveTo(Instant.parse("2027-03-14T06:59:57Z"));
        provider.calls().clear();

        one.planner.run();
        assertThat(provider.calls()).hasSize(1);
        assertThat(one.office().nextRefresh()).contains(Instant.parse("2027-03-14T07:14:57Z"));

        liveUntil(Instant.parse("2027-03-14T07:25:00Z"));
        assertThat(provider.calls()).extracting(EveningProvider.Call::symbol).doesNotHaveDuplicates();
        assertThat(withClose(LocalDate.of(2027, 3, 12))).hasSize(8);
        assertThat(one.budget.nextDay()).isEqualTo(Instant.parse("2027-03-15T04:00:00Z"));
        assertThat(one.office().nextRefresh()).contains(Instant.parse("2027-03-15T20:15:00Z"));
    }

    @Test
    void fetchNowSaysWhatHappened() {
        var office = one.office();
        assertThat(office.fetchNow(IBM)).isEqualTo(new FetchReport(IBM, true, "Thursday's close of IBM is here."));
        assertThat(office.fetchNow(IBM))
                .isEqualTo(new FetchReport(IBM, false, "Thursday's close of IBM is known; no call was spent."));
        clock.moveTo(FRIDAY_SETTLED);
        provider.delay = Duration.ofHours(2);
        assertThat(office.fetchNow(IBM))
                .isEqualTo(new FetchReport(IBM, false, "Alpha Vantage does not have Friday's close of IBM yet."));
        provider.failure = Optional.of(new FeedUnavailable(Reason.UNREACHABLE, "Alpha Vantage cannot be reached."));
        assertThat(office.fetchNow(IBM)).isEqualTo(new FetchReport(IBM, false, "Alpha Vantage cannot be reached."));
        assertThat(office.lastProblems())
                .containsExactly(
                        new ProviderProblem(clock.instant(), Optional.of(IBM), "Alpha Vantage cannot be reached."));
    }

    @Test
    void theOfficeTellsTheBudgetTheQueueAndTheNextRefresh() {
        holdWithHistory(2);
        var office = one.office();
        assertThat(office.summary()).isEqualTo("23 of 25 calls left today, next refresh 16:15 New York");
        assertThat(office.budget().orElseThrow().keptForHeld()).isEqualTo(2);
        assertThat(office.nextRefresh()).contains(FRIDAY_SETTLED);
        assertThat(office.queue())
                .extracting(PlannedRefresh::why)
                .containsOnly("waiting for Friday's close, probing at 16:15 New York");
    }

    @Test
    void problemsAreKeptTheLastFiftyAndTheSameOneOnce() {
        var problems = new ProviderProblems(database);
        for (var i = 0; i < 60; i++) {
            problems.add(
                    PriceSource.ALPHA_VANTAGE,
                    new ProviderProblem(FRIDAY_MORNING.plusSeconds(i), Optional.of(IBM), "Problem " + i));
        }
        problems.add(PriceSource.ALPHA_VANTAGE, new ProviderProblem(FRIDAY_SETTLED, Optional.of(IBM), "Problem 30"));

        var last = problems.last(PriceSource.ALPHA_VANTAGE);
        assertThat(last).hasSize(50);
        assertThat(last.getFirst()).isEqualTo(new ProviderProblem(FRIDAY_SETTLED, Optional.of(IBM), "Problem 30"));
        assertThat(last.getLast().sentence()).isEqualTo("Problem 10");
    }

    /** Symbols that somebody holds, known up to Thursday. */
    private void holdWithHistory(int count) {
        hold(count);
        clock.moveTo(FRIDAY_SETTLED.minusSeconds(1800));
    }

    private void hold(int count) {
        var symbols =
                IntStream.range(0, count).mapToObj(i -> new Symbol("S" + i)).toList();
        symbols.forEach(one::browse);
        symbols.forEach(symbol -> demand.put(symbol, CallPriority.HELD));
    }

    /** Both instances look every five minutes whether something is due. */
    private void liveUntil(Instant moment) {
        while (clock.instant().isBefore(moment)) {
            one.planner.run();
            other.planner.run();
            clock.advance(Duration.ofMinutes(5));
        }
        one.planner.run();
    }

    private List<EveningProvider.Call> callsAfterMorning() {
        return provider.calls().stream()
                .filter(call -> !call.at().isBefore(FRIDAY_SETTLED))
                .toList();
    }

    private static List<String> withClose(LocalDate session) {
        return database.sql("SELECT symbol FROM price_bar WHERE session = :session")
                .param("session", session)
                .query(String.class)
                .list();
    }

    private static Instruments instruments() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JdbcClient.class, () -> database);
            context.registerBean(ListingSource.class, () -> new ListingSource("ALPHA_VANTAGE"));
            context.register(Instruments.class);
            context.refresh();
            return context.getBean(Instruments.class);
        }
    }

    /** What one server has of its own: its cache, its threads. */
    private final class Instance {
        private final MarketClock marketClock = new MarketClock(new NyseCalendar(), clock);
        private final CallBudget budget;
        private final KnownPrices known;
        private final Refresher refresher;
        private final RefreshPlanner planner;
        private final TieredMarketData market;

        Instance(CallBudget budget) {
            this.budget = budget;
            var source = provider.source();
            var demanded = new Demand(List.of(() -> Map.copyOf(demand)), clock);
            var backOff = new BackOff(source, new PriceAttempts(dataSource), marketClock);
            var watch = new PublicationWatch(source, new Publications(dataSource), marketClock);
            var leases = new Leases(dataSource);
            this.known = new KnownPrices(
                    source,
                    new QuoteStore(database),
                    new PriceBarStore(database),
                    new QuoteCache(new CaffeineCacheManager(), source, clock),
                    marketClock);
            this.refresher = new Refresher(
                    provider,
                    known,
                    known::isKnown,
                    backOff,
                    watch,
                    leases,
                    new ProviderProblems(database),
                    marketClock,
                    _ -> {});
            this.planner = new RefreshPlanner(
                    provider, () -> budget, demanded, known, backOff, watch, refresher, leases, marketClock);
            this.market = new TieredMarketData(
                    provider, marketClock, known, refresher, demanded, instruments(), (_, _, _) -> List.of());
        }

        MarketDataOffice office() {
            return new MeteredOffice(
                    provider, marketClock, budget, planner, refresher, known, new ProviderProblems(database));
        }

        /** Looks at a symbol as a screen does, until what it set going has landed. */
        void browse(Symbol symbol) {
            market.quotes(List.of(symbol));
            refresher.awaitLandings();
        }
    }
}
