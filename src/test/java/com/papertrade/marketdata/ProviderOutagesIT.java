package com.papertrade.marketdata;

import static com.papertrade.marketdata.alphavantage.RecordedAlphaVantage.DAILY;
import static com.papertrade.money.Price.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.papertrade.MovableClock;
import com.papertrade.ProductionSettings;
import com.papertrade.TestDatabase;
import com.papertrade.TroubledProxy;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.QuoteAnswer.Current;
import com.papertrade.marketdata.QuoteAnswer.NotCurrent;
import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A provider in each kind of trouble on Monday evening, when Friday's close is known and Monday's is
 * due: the known price stays, and on Tuesday, when all is well, the new one comes by itself. Redis is
 * down meanwhile, so that what is read is what is stored.
 */
class ProviderOutagesIT {

    private static final Symbol IBM = new Symbol("IBM");
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 18);

    /** Six in the evening in New York. */
    private static final Instant MONDAY_EVENING = Instant.parse("2026-05-18T22:00:00Z");

    /** Before the market opens, after every wait: the longest is for the calls of another day. */
    private static final Instant TUESDAY_MORNING = Instant.parse("2026-05-19T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PATIENCE_AND_A_BIT = Duration.ofMillis(1_500);

    private static final MovableClock CLOCK = new MovableClock(MarketInstance.SATURDAY);

    private static RecordedAlphaVantage feed;
    private static TroubledProxy wire;
    private static MarketInstance instance;

    private enum Outage {
        DOWN(() -> wire.die()),
        SLOWER_THAN_ANYBODY_WAITS(() -> wire.slow(Duration.ofSeconds(30))),
        DAYS_CALLS_SPENT(() -> feed.limitDaily("secret")),
        ASKED_TOO_OFTEN(() -> feed.answerAlwaysRecorded("limit-burst")),
        OUT_OF_ORDER(() -> feed.serverError()),
        MALFORMED(() -> feed.answerAlways("<html>Be right back</html>")),
        EMPTY(() -> feed.answerAlways("")),
        ANOTHER_SYMBOL(() -> feed.answerAboutAnotherSymbol()),
        HALF_AN_ANSWER(() -> feed.truncate()),
        NO_SUCH_SYMBOL(() -> feed.unknownSymbol());

        private final Runnable begin;

        Outage(Runnable begin) {
            this.begin = begin;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        feed = RecordedAlphaVantage.start();
        wire = TroubledProxy.to(URI.create(feed.baseUrl()).getPort());
        var settings = ProductionSettings.withRedisAt("redis://127.0.0.1:1");
        settings.put("ALPHAVANTAGE_BASE_URL", "http://127.0.0.1:" + wire.port());
        settings.put("ALPHAVANTAGE_CALLS_PER_SECOND", 1000);
        settings.put("papertrade.market-data.alpha-vantage.read-timeout", "1s");
        instance = MarketInstance.start(TestDatabase.empty(), settings, CLOCK);
    }

    @AfterAll
    static void stop() {
        instance.close();
        wire.close();
        feed.close();
    }

    @BeforeEach
    void fridaysCloseIsKnown() {
        instance.bean(JdbcClient.class)
                .sql("TRUNCATE quote, price_bar, price_attempt, session_publication, call_day, call_budget, lease,"
                        + " provider_problem")
                .update();
        feed.answerNormally();
        CLOCK.moveTo(MarketInstance.SATURDAY);
        assertThat(instance.market().currentQuote(IBM, Duration.ofSeconds(5))).isInstanceOf(Current.class);
        CLOCK.moveTo(MONDAY_EVENING);
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    void theKnownPriceStaysAsItWasAndTheNextOneComesByItself(Outage outage) {
        var stored = stored();
        outage.begin.run();

        assertThat(screen()).isEqualTo(MarketInstance.fridaysClose(IBM));
        assertThatAnOrderIsToldWithinItsPatience();
        instance.bean(Refresher.class).awaitLandings();
        assertThat(screen()).isEqualTo(MarketInstance.fridaysClose(IBM));
        assertThat(stored()).isEqualTo(stored);

        wire.recover();
        feed.answerNormally();
        feed.answer(DAILY, "IBM", withMonday());
        CLOCK.moveTo(TUESDAY_MORNING);
        await().atMost(Duration.ofSeconds(15)).until(() -> screen().session().equals(MONDAY));
        assertThat(screen().last()).isEqualTo(usd("225.5"));
        assertThat(screen().previousClose()).contains(usd("219.3"));
    }

    private static void assertThatAnOrderIsToldWithinItsPatience() {
        var begun = System.nanoTime();
        var answer = instance.market().currentQuote(IBM, PATIENCE);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE_AND_A_BIT);
        assertThat(answer).isInstanceOfSatisfying(NotCurrent.class, not -> {
            assertThat(not.lastKnown()).contains(MarketInstance.fridaysClose(IBM));
            assertThat(not.problem()).endsWith(".").doesNotContain("null", "Exception");
        });
    }

    private static Quote screen() {
        return instance.market().quote(IBM).orElseThrow();
    }

    /** Every row of what was told of prices, as PostgreSQL writes it. */
    private static String stored() {
        return instance.bean(JdbcClient.class).sql("""
                        SELECT string_agg(line, E'\\n' ORDER BY line)
                        FROM (SELECT quote::text AS line FROM quote
                              UNION ALL SELECT price_bar::text FROM price_bar) AS lines""").query(String.class).single();
    }

    private static String withMonday() {
        return RecordedAlphaVantage.recorded("daily-IBM.json").replace("\"Time Series (Daily)\": {", """
                        "Time Series (Daily)": {
                            "2026-05-18": {
                                "1. open": "220.0000",
                                "2. high": "226.0000",
                                "3. low": "219.5000",
                                "4. close": "225.5000",
                                "5. volume": "5000000"
                            },""");
    }
}
