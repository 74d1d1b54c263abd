package com.papertrade;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.QuoteAnswer.Current;
import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.OrderOutcome;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Side;
import com.papertrade.trading.TradingDesk;
import com.papertrade.ui.component.DatabaseOutage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole application on a real PostgreSQL that is slow, says nothing, or is gone: nobody waits long,
 * what lies in the cache is answered, nothing is stored by halves, and afterwards all is well without a
 * restart. It is Saturday, and Friday's close of IBM, 219.30, is known.
 */
@SpringBootTest
@Import({TestTraders.class, DatabaseOutagesIT.Surroundings.class})
class DatabaseOutagesIT {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutagesIT.class);

    private static final Symbol IBM = new Symbol("IBM");
    private static final Instant SATURDAY = Instant.parse("2026-05-16T16:00:00Z");

    /** Final since 16:15 in New York, but nobody has asked for its close yet. */
    private static final Instant MONDAY_EVENING = Instant.parse("2026-05-18T21:00:00Z");

    private static final RecordedAlphaVantage FEED = RecordedAlphaVantage.start();

    private static final Duration AT_ONCE = Duration.ofMillis(500);

    /** Three seconds for a connection, and as long again where two are looked for one after the other. */
    private static final Duration TWO_WAITS_FOR_A_CONNECTION = Duration.ofSeconds(8);

    /** Fifteen seconds without a word from the server. */
    private static final Duration SILENCE_AND_A_BIT = Duration.ofSeconds(17);

    private static final Duration A_WHILE = Duration.ofSeconds(15);

    @Autowired
    TroubledProxy proxy;

    @Autowired
    MovableClock clock;

    @Autowired
    Instruments instruments;

    @Autowired
    MarketData market;

    @Autowired
    Valuations valuations;

    @Autowired
    Portfolios portfolios;

    @Autowired
    TradingDesk desk;

    @Autowired
    LedgerVerification ledgers;

    @Autowired
    TestTraders traders;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Flyway flyway;

    UserId maya;
    PortfolioId portfolio;

    @DynamicPropertySource
    static void market(DynamicPropertyRegistry settings) {
        settings.add("MARKET_DATA_PROVIDER", () -> "alpha-vantage");
        settings.add("ALPHAVANTAGE_API_KEY", () -> "secret");
        settings.add("ALPHAVANTAGE_BASE_URL", FEED::baseUrl);
    }

    @AfterAll
    static void closeFeed() {
        FEED.close();
    }

    @BeforeEach
    void tenThousandDollarsAndOneShareOfIbm() {
        clock.moveTo(SATURDAY);
        var _ = instruments.save(List.of(new Instrument(
                IBM, "International Business Machines Corp", "NYSE", InstrumentType.STOCK, "USD", true)));
        assertThat(market.currentQuote(IBM, Duration.ofSeconds(5))).isInstanceOf(Current.class);
        maya = traders.signedUp("Maya");
        portfolio = portfolios
                .open(maya, new PortfolioName("Savings"), usd("10000"))
                .id();
        assertThat(desk.place(maya, oneShare())).isInstanceOf(Filled.class);
    }

    @AfterEach
    void well() {
        proxy.recover();
        awaitRightFigures();
    }

    @Test
    void whereItIsSlowEverythingIsAnsweredAndRight() {
        proxy.slow(Duration.ofMillis(300));

        var reading = timed("a valuation, slow", this::equity);
        var order = timed("an order, slow", () -> desk.place(maya, oneShare()));

        assertThat(reading.answer()).contains(usd("10000.00"));
        assertThat(order.answer()).isInstanceOf(Filled.class);
    }

    /** On connections that have just been used, so that nothing is found out before the question is sent. */
    @Test
    void whereItSaysNothingAQuestionOnItsWayEndsAndNewOnesSooner() {
        var questions = Stream.generate(() -> questionOnItsWay()).limit(2).toList();
        await().until(() -> database.sql("select count(*) from pg_stat_activity where query like 'select pg_sleep%'")
                        .query(Integer.class)
                        .single()
                == 2);
        proxy.stall();

        var atHand = timed(
                "a quote at hand, stalled",
                () -> market.quote(IBM).orElseThrow().last());
        assertThat(atHand.answer()).isEqualTo(Price.usd("219.3"));
        assertThat(atHand.took()).isLessThan(AT_ONCE);
        awaitThatIdleConnectionsAreTriedBeforeUse();
        assertThatItFailsWithin(TWO_WAITS_FOR_A_CONNECTION, "a valuation, stalled", this::equity);
        assertThatItFailsWithin(TWO_WAITS_FOR_A_CONNECTION, "an order, stalled", () -> desk.place(maya, oneShare()));

        for (var question : questions) {
            var ended = question.join();
            LOG.info("A question on its way ended after {}", ended.took());
            assertThat(ended.took()).isLessThan(SILENCE_AND_A_BIT);
            assertThat(ended.failure())
                    .hasValueSatisfying(failure ->
                            assertThat(DatabaseOutage.isBehind(failure)).isTrue());
        }
    }

    /** Ten orders, one after the other under the portfolio's lock; it dies after the second. */
    @Test
    void whereItDiesAmongOrdersEachIsStoredWholeOrNotAtAllAndTradesOnceWhenSentAgain() {
        proxy.slow(Duration.ofMillis(20));
        var tickets = IntStream.range(0, 10).mapToObj(_ -> oneShare()).toList();
        var sent = tickets.stream()
                .map(ticket ->
                        CompletableFuture.supplyAsync(() -> desk.place(maya, ticket), Thread::startVirtualThread))
                .toList();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> sent.stream().filter(CompletableFuture::isDone).count() >= 2);
        proxy.die();
        var answered = sent.stream().filter(DatabaseOutagesIT::isFilled).count();
        LOG.info("It died after {} of 10 orders were answered", answered);
        assertThat(answered).isBetween(2L, 9L);
        assertThatItFailsWithin(TWO_WAITS_FOR_A_CONNECTION, "a valuation, dead", this::equity);

        proxy.recover();
        awaitRightFigures();
        assertThat(ledgers.verify(portfolio)).isEmpty();
        assertThat(shares()).isBetween(Quantity.of(1 + (int) answered), Quantity.of(11));

        assertThat(sendAll(tickets)).hasOnlyElementsOfType(Filled.class);
        assertThat(shares()).isEqualTo(Quantity.of(11));
        // 10,000 - 11 × 219.30
        assertThat(portfolios.find(maya, portfolio).orElseThrow().cash()).isEqualTo(usd("7587.70"));
        assertThat(ledgers.verify(portfolio)).isEmpty();
    }

    /** A newer close may be stored by now, or asked for: neither can be found out, and what is at hand is answered. */
    @Test
    void whereItIsGoneAQuoteAtHandIsAnsweredThoughItIsOld() {
        clock.moveTo(MONDAY_EVENING);
        assertThat(market.quote(IBM)).isPresent();
        proxy.die();

        var atHand = timed("an old quote at hand, dead", () -> market.quote(IBM).orElseThrow());

        assertThat(atHand.answer().last()).isEqualTo(Price.usd("219.3"));
        assertThat(atHand.answer().fetchedAt()).isEqualTo(SATURDAY);
        assertThat(atHand.took()).isLessThan(TWO_WAITS_FOR_A_CONNECTION);
        assertThatItFailsWithin(
                TWO_WAITS_FOR_A_CONNECTION, "a quote nobody knows, dead", () -> market.quote(new Symbol("MSFT")));
        clock.moveTo(SATURDAY);
    }

    @Test
    void aStatementIsEndedByTheServerButNeverAMigration() throws SQLException {
        assertThat(shown("statement_timeout")).isEqualTo("10s");
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var shown = connection.createStatement().executeQuery("show statement_timeout")) {
            assertThat(shown.next()).isTrue();
            assertThat(shown.getString(1)).isEqualTo("0");
        }
    }

    /** A connection that kept it would hand it on to whoever borrows it next, through a pooler to another process. */
    @Test
    void aSnapshotsIsolationIsItsOwnAndNotItsConnections() {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.executeWithoutResult(_ -> {
            assertThat(shown("transaction_isolation")).isEqualTo("repeatable read");
            assertThat(shown("default_transaction_isolation")).isEqualTo("read committed");
        });
    }

    private String shown(String setting) {
        return database.sql("show " + setting).query(String.class).single();
    }

    private record Timed<T>(T answer, Duration took) {}

    private record Ended(Optional<Throwable> failure, Duration took) {}

    private static <T> Timed<T> timed(String what, Callable<T> question) {
        var begun = System.nanoTime();
        try {
            var answer = question.call();
            var took = Duration.ofNanos(System.nanoTime() - begun);
            LOG.info("PostgreSQL in trouble: {} took {}", what, took);
            return new Timed<>(answer, took);
        } catch (Exception failed) {
            throw new AssertionError(what, failed);
        }
    }

    private static void assertThatItFailsWithin(Duration limit, String what, Callable<?> question) {
        var ended = ended(question);
        LOG.info("PostgreSQL in trouble: {} failed after {}", what, ended.took());
        assertThat(ended.failure())
                .hasValueSatisfying(failure -> assertThat(DatabaseOutage.isBehind(failure))
                        .as(String.valueOf(failure))
                        .isTrue());
        assertThat(ended.took()).isLessThan(limit);
    }

    private static Ended ended(Callable<?> question) {
        var begun = System.nanoTime();
        Optional<Throwable> failure = Optional.empty();
        try {
            question.call();
        } catch (Exception expected) {
            failure = Optional.of(expected);
        }
        return new Ended(failure, Duration.ofNanos(System.nanoTime() - begun));
    }

    private CompletableFuture<Ended> questionOnItsWay() {
        return CompletableFuture.supplyAsync(
                () -> ended(() -> database.sql("select pg_sleep(5)::text")
                        .query(String.class)
                        .single()),
                Thread::startVirtualThread);
    }

    /** Hikari believes in a connection that was used in the last half second. */
    private static void awaitThatIdleConnectionsAreTriedBeforeUse() {
        await().pollDelay(Duration.ofMillis(600)).until(() -> true);
    }

    private static boolean isFilled(CompletableFuture<OrderOutcome> order) {
        try {
            return order.join() instanceof Filled;
        } catch (CompletionException died) {
            assertThat(DatabaseOutage.isBehind(died)).as(String.valueOf(died)).isTrue();
            return false;
        }
    }

    private List<OrderOutcome> sendAll(List<OrderTicket> tickets) {
        return tickets.stream().map(ticket -> desk.place(maya, ticket)).toList();
    }

    private void awaitRightFigures() {
        await().atMost(A_WHILE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(equity()).contains(usd("10000.00")));
    }

    /** However many shares are held, they are worth what was paid for them. */
    private Optional<Money> equity() {
        return valuations.valuationOf(maya, portfolio).orElseThrow().equity();
    }

    private Quantity shares() {
        return valuations
                .valuationOf(maya, portfolio)
                .orElseThrow()
                .positions()
                .getFirst()
                .position()
                .quantity();
    }

    private OrderTicket oneShare() {
        return OrderTicket.market(ClientOrderId.random(), portfolio, Side.BUY, IBM, Quantity.of(1));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(SATURDAY);
        }

        @Bean
        TroubledProxy proxy(RealDatabase database) {
            return TroubledProxy.to(database.port());
        }

        @Bean
        RealDatabase database() throws SQLException {
            return new RealDatabase(TestDatabase.empty());
        }

        @Bean
        JdbcConnectionDetails throughTheProxy(RealDatabase database, TroubledProxy proxy) {
            return database.at(proxy.port());
        }
    }

    /** Not of the type that Spring Boot looks for: it is reached through the proxy only. */
    private record RealDatabase(JdbcConnectionDetails details) {

        private int port() {
            return Integer.parseInt(details.getJdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
        }

        private JdbcConnectionDetails at(int port) {
            var url = details.getJdbcUrl().replace(":" + port() + "/", ":" + port + "/");
            return new Elsewhere(url, details.getUsername(), details.getPassword());
        }
    }

    private record Elsewhere(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}
}
