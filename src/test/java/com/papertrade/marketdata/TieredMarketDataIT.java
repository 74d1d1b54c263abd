package com.papertrade.marketdata;

import static com.papertrade.money.Price.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.ListingSource;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.marketdata.QuoteAnswer.Current;
import com.papertrade.marketdata.QuoteAnswer.NotCurrent;
import com.papertrade.marketdata.QuoteAnswer.Unknown;
import com.papertrade.money.Price;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.support.AbstractCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A metered provider on the New York calendar; closes are at 16:00, 21:00 UTC in November. */
class TieredMarketDataIT {

    private static final Symbol IBM = new Symbol("IBM");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    private static final Instant FRIDAY_MORNING = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant FRIDAY_SETTLED = Instant.parse("2026-11-20T21:15:00Z");
    private static final Instant SATURDAY = Instant.parse("2026-11-21T12:00:00Z");

    private static DataSource dataSource;
    private static JdbcClient database;

    private final CountingProvider provider = new CountingProvider();
    private final MovableClock clock = new MovableClock(FRIDAY_MORNING);
    private final Map<Symbol, CallPriority> wanted = new ConcurrentHashMap<>();
    private final List<QuotesUpdated> events = new CopyOnWriteArrayList<>();
    private final List<Refresher> refreshers = new ArrayList<>();
    private TieredMarketData market = market(new CaffeineCacheManager());

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        dataSource = new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(dataSource).load().migrate();
        database = JdbcClient.create(dataSource);
    }

    @BeforeEach
    void nothingIsKnown() {
        database.sql("TRUNCATE quote, price_bar, instrument, price_attempt, session_publication, lease")
                .update();
    }

    @AfterEach
    void stop() {
        market.close();
    }

    @Test
    void oneCallForBarsBringsQuotePreviousCloseAndChart() {
        provider.bars = bars(bar(WEDNESDAY, "218.37"), bar(THURSDAY, "219.3"));

        assertThat(market.quotes(List.of(IBM))).isEmpty();
        await().until(() -> market.quote(IBM).isPresent());

        var quote = market.quote(IBM).orElseThrow();
        assertThat(quote.last()).isEqualTo(usd("219.3"));
        assertThat(quote.previousClose()).contains(usd("218.37"));
        assertThat(quote.session()).isEqualTo(THURSDAY);
        assertThat(quote.observedAt()).isEqualTo(Instant.parse("2026-11-19T21:00:00Z"));
        assertThat(quote.fetchedAt()).isEqualTo(FRIDAY_MORNING);
        assertThat(market.history(IBM, WEDNESDAY).bars())
                .extracting(PriceBar::session)
                .containsExactly(WEDNESDAY, THURSDAY);
        assertThat(market.closes(List.of(IBM), WEDNESDAY)).containsEntry(IBM, usd("218.37"));
        assertThat(events).containsExactly(new QuotesUpdated(Set.of(IBM)));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aSessionThatIsOverAndKnownIsNeverAskedForAgain() {
        provider.bars = bars(bar(THURSDAY, "219.3"), bar(FRIDAY, "220"));
        clock.moveTo(FRIDAY_SETTLED);
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);

        for (var moment : List.of(SATURDAY, Instant.parse("2026-11-22T12:00:00Z"), mondayBeforeClose())) {
            clock.moveTo(moment);
            assertThat(market.quotes(List.of(IBM))).containsKey(IBM);
            assertThat(market.history(IBM, THURSDAY).bars()).hasSize(2);
            // Wednesday is not known and will not be: the provider told all it had.
            assertThat(market.closes(List.of(IBM), WEDNESDAY)).isEmpty();
            assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void anotherSessionIsAskedForOnceItIsOver() {
        provider.bars = bars(bar(THURSDAY, "219.3"));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        provider.bars = bars(bar(THURSDAY, "219.3"), bar(FRIDAY, "220"));

        clock.moveTo(FRIDAY_SETTLED.minusSeconds(1));
        market.quotes(List.of(IBM));
        clock.moveTo(FRIDAY_SETTLED);
        market.quotes(List.of(IBM));

        await().until(() -> lastOf(market).equals(usd("220")));
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void whatManyAskAtTheSameTimeIsAskedOnce() {
        provider.bars = bars(bar(THURSDAY, "219.3"));
        provider.gate = new CountDownLatch(1);

        var orders = new ArrayList<CompletableFuture<QuoteAnswer>>();
        for (var i = 0; i < 20; i++) {
            orders.add(CompletableFuture.supplyAsync(
                    () -> market.currentQuote(IBM, PATIENCE), Thread::startVirtualThread));
            market.quotes(List.of(IBM));
        }
        await().until(() -> calls() > 0);
        provider.gate.countDown();

        assertThat(orders).allSatisfy(order -> assertThat(order.join()).isInstanceOf(Current.class));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void anOrderDoesNotWaitBehindScreens() {
        provider.gate = new CountDownLatch(1);
        market.quotes(List.of(new Symbol("AAA")));
        await().until(() -> calls() == 1);
        market.quotes(List.of(IBM));

        var order = CompletableFuture.supplyAsync(() -> market.currentQuote(IBM, PATIENCE), Thread::startVirtualThread);

        await().until(() -> calls() == 2);
        provider.bars = bars(bar(THURSDAY, "219.3"));
        provider.gate.countDown();
        assertThat(order.join()).isInstanceOf(Current.class);
    }

    @Test
    void aSlowProviderIsNotWaitedForButItsAnswerIsKept() {
        provider.bars = bars(bar(THURSDAY, "219.3"));
        provider.gate = new CountDownLatch(1);

        var answer = market.currentQuote(IBM, Duration.ofSeconds(1));

        assertThat(answer)
                .isEqualTo(
                        new NotCurrent(Optional.empty(), "The market-data provider did not answer within 1 second."));
        provider.gate.countDown();
        await().until(() -> market.quote(IBM).isPresent());
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void whoLooksAtASymbolSpendsTheCallsOfWhomItMattersMostTo() {
        market.currentQuote(IBM, CallPriority.BROWSING, PATIENCE);
        assertThat(provider.purposes).containsExactly(CallPriority.BROWSING);

        var held = new Symbol("HELD");
        wanted.put(held, CallPriority.HELD);
        clock.advance(Demand.REMEMBERED.plusSeconds(1));
        market.currentQuote(held, CallPriority.BROWSING, PATIENCE);
        assertThat(provider.purposes).containsExactly(CallPriority.BROWSING, CallPriority.HELD);
    }

    @Test
    void whatWhoLooksWasRefusedAnOrderIsGiven() {
        provider.bars = failing(new FeedUnavailable(Reason.DAILY_LIMIT, "The last 5 are kept for orders."));
        var seen = (NotCurrent) market.currentQuote(IBM, CallPriority.BROWSING, PATIENCE);
        assertThat(seen.problem()).isEqualTo("The last 5 are kept for orders.");
        provider.bars = bars(bar(THURSDAY, "219.3"));

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        assertThat(provider.purposes).containsExactly(CallPriority.BROWSING, CallPriority.ORDER);
    }

    @Test
    void whenTheProviderFailsTheLastKnownPriceStays() {
        provider.bars = bars(bar(WEDNESDAY, "218.37"), bar(THURSDAY, "219.3"));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        clock.moveTo(SATURDAY);
        provider.bars = failing(new FeedUnavailable(Reason.DAILY_LIMIT, "No calls left today."));

        var answer = (NotCurrent) market.currentQuote(IBM, PATIENCE);

        assertThat(answer.problem()).isEqualTo("No calls left today.");
        assertThat(answer.lastKnown().orElseThrow().last()).isEqualTo(usd("219.3"));
        assertThat(market.history(IBM, WEDNESDAY).bars()).hasSize(2);
    }

    @Test
    void screensThatKeepAskingDoNotBurnCallsAfterAFailure() {
        provider.bars = failing(new FeedUnavailable(Reason.UNREACHABLE, "Down."));
        askUntilCalls(1);

        clock.advance(BackOff.FIRST_WAIT.minusSeconds(1));
        askTenTimes();
        assertThat(calls()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        askUntilCalls(2);

        // The second wait is twice the first.
        clock.advance(BackOff.FIRST_WAIT.multipliedBy(2).minusSeconds(1));
        askTenTimes();
        assertThat(calls()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        askUntilCalls(3);
    }

    @Test
    void theProvidersOwnWaitIsHonoured() {
        provider.bars = failing(new FeedUnavailable(Reason.RATE_LIMIT, "Tomorrow.", Duration.ofHours(9)));
        askUntilCalls(1);

        clock.advance(Duration.ofHours(9).minusSeconds(1));
        askTenTimes();
        assertThat(calls()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        askUntilCalls(2);
    }

    @Test
    void anOrderIsNotHeldBackByWhatAScreenMet() {
        provider.bars = failing(new FeedUnavailable(Reason.DAILY_LIMIT, "Kept for orders.", Duration.ofHours(9)));
        askUntilCalls(1);
        provider.bars = bars(bar(THURSDAY, "219.3"));

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
    }

    @Test
    void anOrderAsksForTheQuoteWhereTheBarsEndTooEarly() {
        clock.moveTo(FRIDAY_SETTLED);
        provider.bars = bars(bar(THURSDAY, "219.3"));
        provider.quote = () -> Optional.of(quote(FRIDAY, "221.5", FRIDAY_SETTLED));

        var answer = (Current) market.currentQuote(IBM, PATIENCE);

        assertThat(answer.quote().last()).isEqualTo(usd("221.5"));
        assertThat(provider.barCalls).hasValue(1);
        assertThat(provider.quoteCalls).hasValue(1);
    }

    @Test
    void aScreenWaitsWhereTheBarsEndTooEarly() {
        clock.moveTo(FRIDAY_SETTLED);
        provider.bars = bars(bar(THURSDAY, "219.3"));
        askUntilCalls(1);

        clock.advance(BackOff.NOT_YET.minusSeconds(1));
        askTenTimes();

        assertThat(provider.barCalls).hasValue(1);
        assertThat(provider.quoteCalls).hasValue(0);
        assertThat(((NotCurrent) market.currentQuote(IBM, PATIENCE)).problem())
                .isEqualTo("Alpha Vantage does not have Friday's close of IBM yet.");
        // The order knew that the bars lag and did not ask for them again.
        assertThat(provider.barCalls).hasValue(1);
        assertThat(provider.quoteCalls).hasValue(1);
    }

    @Test
    void nothingKnownIsReplacedBySomethingOlder() {
        provider.bars = bars(bar(WEDNESDAY, "218.37"), bar(THURSDAY, "219.3"));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        clock.moveTo(SATURDAY);
        provider.bars = bars(bar(WEDNESDAY, "218.37"));
        provider.quote = () -> Optional.of(quote(WEDNESDAY, "1", SATURDAY));

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(NotCurrent.class);

        assertThat(lastOf(market)).isEqualTo(usd("219.3"));
        assertThat(market.closes(List.of(IBM), THURSDAY)).containsEntry(IBM, usd("219.3"));
    }

    @Test
    void anEmptyAnswerReplacesNothing() {
        provider.bars = bars(bar(THURSDAY, "219.3"));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        clock.moveTo(SATURDAY);
        provider.bars = bars();

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(NotCurrent.class);

        assertThat(lastOf(market)).isEqualTo(usd("219.3"));
        assertThat(market.history(IBM, THURSDAY).bars()).hasSize(1);
    }

    @Test
    void aSessionThatIsNotOverIsNotKept() {
        provider.bars = bars(bar(THURSDAY, "219.3"), bar(FRIDAY, "250"), bar(LocalDate.of(2031, 1, 2), "1"));

        var answer = (Current) market.currentQuote(IBM, PATIENCE);

        assertThat(answer.quote().session()).isEqualTo(THURSDAY);
        assertThat(market.history(IBM, THURSDAY).bars()).hasSize(1);
    }

    @Test
    void aQuoteFromTheFutureIsNotKept() {
        clock.moveTo(FRIDAY_SETTLED);
        provider.bars = bars(bar(THURSDAY, "219.3"));
        provider.quote = () -> Optional.of(quote(LocalDate.of(2031, 1, 2), "1", FRIDAY_SETTLED));

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(NotCurrent.class);
        assertThat(lastOf(market)).isEqualTo(usd("219.3"));
    }

    @Test
    void aCorrectionOfASessionIsTaken() {
        provider.bars = bars(bar(WEDNESDAY, "218.37"), bar(THURSDAY, "219.3"));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        clock.moveTo(SATURDAY);
        provider.bars = bars(bar(THURSDAY, "219.35"), bar(FRIDAY, "220"));

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);

        assertThat(market.history(IBM, WEDNESDAY).bars())
                .extracting(PriceBar::close)
                .containsExactly(usd("218.37"), usd("219.35"), usd("220"));
    }

    @Test
    void whatNobodyKnowsIsUnknownAndNotAskedForAgainSoon() {
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Unknown.class);
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Unknown.class);
        // Neither bars nor listings know it: a second call for the quote would be spent on a slip of the finger.
        assertThat(calls()).isEqualTo(1);

        clock.advance(BackOff.NO_SUCH_SYMBOL.minusSeconds(1));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Unknown.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    @Timeout(20)
    void aScreenThatAnOrderOvertookDoesNotKeepTheTurnFromTheNext() {
        provider.gate = new CountDownLatch(1);
        provider.gated = new Symbol("AAA")::equals;
        provider.bars = bars(bar(WEDNESDAY, "218.37"));
        provider.quote = () -> Optional.of(quote(THURSDAY, "219.3", FRIDAY_MORNING));
        market.quotes(List.of(new Symbol("AAA")));
        await().until(() -> calls() == 1);
        // Waits for the turn that AAA has, until an order overtakes it and lands.
        market.quotes(List.of(IBM));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        // A screen asks again, and waits behind the overtaken one.
        market.history(IBM, THURSDAY);

        provider.gate.countDown();

        market.quotes(List.of(new Symbol("BBB")));
        await().until(() -> provider.barCallsOf(new Symbol("BBB")) == 1);
    }

    @Test
    void anErrorEndsTheQuestionSoThatItCanBeAskedAgain() {
        provider.bars = () -> {
            throw new StackOverflowError();
        };
        assertThat(((NotCurrent) market.currentQuote(IBM, PATIENCE)).problem())
                .isEqualTo("The price of IBM could not be read.");
        clock.advance(BackOff.FOR_ORDERS);
        provider.bars = bars(bar(THURSDAY, "219.3"));

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
    }

    @Test
    void untilTheCloseHasSettledNothingIsAskedForIt() {
        provider.bars = bars(bar(THURSDAY, "219.3"));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        provider.bars = bars(bar(THURSDAY, "219.3"), bar(FRIDAY, "220"));

        clock.moveTo(FRIDAY_SETTLED.minusSeconds(1));
        askTenTimes();
        assertThat(((NotCurrent) market.currentQuote(IBM, PATIENCE)).problem())
                .isEqualTo("Alpha Vantage does not have Friday's close of IBM yet.");
        assertThat(market.closes(List.of(IBM), FRIDAY)).isEmpty();
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aPriceFromBeforeTheCloseIsNoCloseForAnOrder() {
        provider.bars = bars(bar(WEDNESDAY, "218.37"));
        provider.quote = () -> Optional.of(quote(FRIDAY, "221.5", FRIDAY_MORNING));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);

        clock.moveTo(FRIDAY_SETTLED);

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(NotCurrent.class);
    }

    @Test
    void theLongerASessionIsMissingTheLessOftenItIsAskedFor() {
        clock.moveTo(FRIDAY_SETTLED);
        provider.bars = bars(bar(THURSDAY, "219.3"));
        askUntilCalls(1);

        // 30 minutes, then 1, 2, 4, 8, 16 hours and so on until Monday's close, 72 hours later.
        var wait = BackOff.NOT_YET;
        for (var calls = 1; calls < 8; calls++) {
            clock.advance(wait.minusSeconds(1));
            askTenTimes();
            assertThat(calls()).isEqualTo(calls);
            clock.advance(Duration.ofSeconds(1));
            askUntilCalls(calls + 1);
            wait = wait.multipliedBy(2);
        }
        // 30 minutes times 127 have gone by; the wait of 64 hours ends when Monday's close has settled.
        clock.moveTo(FRIDAY_SETTLED.plus(Duration.ofDays(3)).minusSeconds(1));
        askTenTimes();
        assertThat(calls()).isEqualTo(8);
        clock.advance(Duration.ofSeconds(1));
        askUntilCalls(9);
        // Another session begins with the first wait.
        clock.advance(BackOff.NOT_YET);
        askUntilCalls(10);
    }

    @Test
    void anOrdersQuoteDoesNotMakeScreensAskForTheBarsAgain() {
        clock.moveTo(FRIDAY_SETTLED);
        provider.bars = bars(bar(THURSDAY, "219.3"));
        provider.quote = () -> Optional.of(quote(FRIDAY, "221.5", FRIDAY_SETTLED));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);

        clock.advance(BackOff.NOT_YET.minusSeconds(1));
        askTenTimes();

        assertThat(provider.barCalls).hasValue(1);
        clock.advance(Duration.ofSeconds(1));
        market.closes(List.of(IBM), FRIDAY);
        await().until(() -> provider.barCalls.get() == 2);
    }

    @Test
    void whatAScreenMeetsDoesNotEndTheWaitOfOrders() {
        clock.moveTo(FRIDAY_SETTLED);
        provider.bars = bars(bar(THURSDAY, "219.3"));
        provider.quote = () -> {
            throw new FeedUnavailable(Reason.RATE_LIMIT, "Tomorrow.", Duration.ofHours(9));
        };
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(NotCurrent.class);
        clock.advance(BackOff.NOT_YET);
        askUntilCalls(3);

        assertThat(((NotCurrent) market.currentQuote(IBM, PATIENCE)).problem()).isEqualTo("Tomorrow.");
        assertThat(provider.quoteCalls).hasValue(1);
    }

    @Test
    void thatAListedSymbolDoesNotExistIsNotBelieved() {
        instruments().save(List.of(new Instrument(IBM, "IBM", "NYSE", InstrumentType.STOCK, "USD", true)));
        assertThat(((NotCurrent) market.currentQuote(IBM, PATIENCE)).problem())
                .isEqualTo("Alpha Vantage has no price of IBM.");
        provider.quote = () -> Optional.of(quote(THURSDAY, "219.3", FRIDAY_MORNING));

        clock.advance(BackOff.FOR_ORDERS);

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
    }

    @Test
    void aTextThatNothingWasFoundForIsNotSearchedForAgainThatDay() {
        assertThat(market.searchProvider("NoSuch")).isEmpty();
        assertThat(market.searchProvider(" nosuch ")).isEmpty();
        assertThat(provider.searchCalls).hasValue(1);

        clock.advance(TieredMarketData.NOTHING_FOUND);
        assertThat(market.searchProvider("NoSuch")).isEmpty();
        assertThat(provider.searchCalls).hasValue(2);
    }

    @Test
    void whatIsFoundAtTheProviderIsRemembered() {
        var tesco = new Instrument(
                new Symbol("TSCO.LON"), "Tesco PLC", "United Kingdom", InstrumentType.STOCK, "GBX", true);
        provider.found = List.of(tesco);

        assertThat(market.searchProvider("tesco")).containsExactly(tesco);
        assertThat(instruments().find(tesco.symbol())).contains(tesco);
        assertThat(((NotCurrent) market.currentQuote(tesco.symbol(), PATIENCE)).problem())
                .isEqualTo("Alpha Vantage has no price of TSCO.LON.");
    }

    @Test
    void aCacheThatIsDownIsASlowCache() {
        market.close();
        market = market(new DeadCaches());
        provider.bars = bars(bar(THURSDAY, "219.3"));

        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        assertThat(lastOf(market)).isEqualTo(usd("219.3"));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void anotherInstanceFindsWhatOneHasFetched() {
        provider.bars = bars(bar(THURSDAY, "219.3"));
        assertThat(market.currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);

        try (var other = market(new CaffeineCacheManager())) {
            assertThat(lastOf(other)).isEqualTo(usd("219.3"));
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void whoWaitsForAPriceWaitsWhileAnotherInstanceAsksForIt() {
        provider.bars = bars(bar(THURSDAY, "219.3"));
        provider.gate = new CountDownLatch(1);

        try (var other = market(new CaffeineCacheManager())) {
            var asking = CompletableFuture.supplyAsync(() -> browsed(other), Thread::startVirtualThread);
            await().until(() -> calls() == 1);
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(provider.gate::countDown);

            assertThat(browsed(market)).isInstanceOf(Current.class);
            assertThat(asking.join()).isInstanceOf(Current.class);
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void whatAnInstanceAskedThatHasDiedIsAskedAgainByWhoWaits() {
        provider.bars = bars(bar(THURSDAY, "219.3"));
        holdLease(Duration.ofSeconds(1));

        assertThat(browsed(market)).isInstanceOf(Current.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void whoWaitsForAnotherInstanceWaitsNoLongerThanForTheProvider() {
        holdLease(Duration.ofMinutes(1));

        assertThat(market.currentQuote(IBM, CallPriority.BROWSING, Duration.ofMillis(300)))
                .isInstanceOf(NotCurrent.class);
        assertThat(calls()).isZero();
    }

    /** As an instance does while it asks. */
    private static void holdLease(Duration howLong) {
        assertThat(new Leases(dataSource).take(PriceSource.ALPHA_VANTAGE + " " + IBM, howLong))
                .isPresent();
    }

    private static QuoteAnswer browsed(MarketData market) {
        return market.currentQuote(IBM, CallPriority.BROWSING, PATIENCE);
    }

    /** Until the question's outcome has been taken note of, too: the clock must not move before. */
    private void askUntilCalls(int count) {
        market.quotes(List.of(IBM));
        refreshers.getLast().refresh(IBM, CallPriority.HELD).join();
        assertThat(calls()).isEqualTo(count);
    }

    private void askTenTimes() {
        for (var i = 0; i < 10; i++) {
            market.quotes(List.of(IBM));
            market.history(IBM, WEDNESDAY);
            market.closes(List.of(IBM), WEDNESDAY);
        }
        // Until all have looked at the clock: it must not move before.
        refreshers.getLast().awaitLandings();
    }

    private int calls() {
        return provider.barCalls.get() + provider.quoteCalls.get();
    }

    private static Price lastOf(MarketData market) {
        return market.quote(IBM).orElseThrow().last();
    }

    private static Instant mondayBeforeClose() {
        return Instant.parse("2026-11-23T20:59:59Z");
    }

    private static Supplier<Optional<PriceHistory>> bars(PriceBar... bars) {
        return () -> Optional.of(new PriceHistory(IBM, PriceSource.ALPHA_VANTAGE, List.of(bars)));
    }

    private static Supplier<Optional<PriceHistory>> failing(FeedUnavailable failure) {
        return () -> {
            throw failure;
        };
    }

    private static PriceBar bar(LocalDate session, String close) {
        return new PriceBar(session, usd(close), usd(close), usd(close), usd(close), 1_000);
    }

    private static Quote quote(LocalDate session, String last, Instant fetchedAt) {
        return new Quote(
                IBM, usd(last), Optional.of(usd("219.3")), session, fetchedAt, fetchedAt, PriceSource.ALPHA_VANTAGE);
    }

    private TieredMarketData market(CacheManager caches) {
        var marketClock = new MarketClock(provider.calendar(), clock);
        var known = new KnownPrices(
                provider.source(),
                new QuoteStore(database),
                new PriceBarStore(database),
                new QuoteCache(caches, provider.source(), clock),
                marketClock);
        var refresher = new Refresher(
                provider,
                known,
                symbol -> known.isKnown(symbol) || instruments().find(symbol).isPresent(),
                new BackOff(provider.source(), new PriceAttempts(dataSource), marketClock),
                new PublicationWatch(provider.source(), new Publications(dataSource), marketClock),
                new Leases(dataSource),
                new ProviderProblems(database),
                marketClock,
                event -> {
                    events.add((QuotesUpdated) event);
                });
        refreshers.add(refresher);
        return new TieredMarketData(
                provider,
                marketClock,
                known,
                refresher,
                new Demand(List.of(() -> wanted), clock),
                instruments(),
                (_, _, _) -> List.of());
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

    /** Caches of a server that cannot be reached. */
    private static final class DeadCaches extends AbstractCacheManager {
        @Override
        protected List<Cache> loadCaches() {
            return List.of();
        }

        @Override
        public Cache getCache(String name) {
            throw new IllegalStateException("Unable to connect to Redis");
        }
    }
}
