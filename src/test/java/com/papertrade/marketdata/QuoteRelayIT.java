package com.papertrade.marketdata;

import static com.papertrade.money.Price.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.papertrade.MovableClock;
import com.papertrade.RealRedis;
import com.papertrade.TestDatabase;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.QuoteAnswer.Current;
import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cache.CacheManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances on the same Redis and PostgreSQL; the second was started while Redis was down. */
class QuoteRelayIT {

    private static final Symbol IBM = new Symbol("IBM");
    private static final String CHANNEL = "papertrade:quotes-updated-v1:ALPHA_VANTAGE";
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static RealRedis redis;
    private static RecordedAlphaVantage feed;
    private static MarketInstance one;
    private static MarketInstance other;

    @BeforeAll
    static void start() throws Exception {
        redis = RealRedis.started();
        feed = RecordedAlphaVantage.start();
        var database = TestDatabase.empty();
        one = MarketInstance.start(database, redis.url(), feed, new MovableClock(MarketInstance.SATURDAY));
        redis.kill();
        other = MarketInstance.start(database, redis.url(), feed, new MovableClock(MarketInstance.SATURDAY));
        redis.start();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        feed.close();
        redis.close();
    }

    @BeforeEach
    void bothListenAndKnowNothing() {
        awaitBothListening();
        one.bean(JdbcClient.class).sql("TRUNCATE quote, price_bar").update();
        Stream.of(one, other)
                .forEach(instance -> instance.bean(CacheManager.class)
                        .getCache(QuoteCache.NAME)
                        .invalidate());
        one.heard().clear();
        other.heard().clear();
    }

    @Test
    void whatOneLearnsTheOtherHearsOnceAndReadsWithoutAsking() {
        assertThat(one.market().currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
        var calls = feed.calls();

        await().atMost(A_WHILE).until(() -> !other.heard().isEmpty());

        assertThat(other.market().quote(IBM).orElseThrow().last()).isEqualTo(usd("219.3"));
        assertThat(feed.calls()).isEqualTo(calls);
        assertThatNobodyHearsMore(new QuotesUpdated(Set.of(IBM)));
    }

    @Test
    void whatMakesNoSenseIsDroppedAndTheNextIsHeard() throws Exception {
        redis.ask("PUBLISH " + CHANNEL + " nonsense");
        redis.ask("PUBLISH " + CHANNEL + " \"6f3e0a1c-5b1d-4c2e-9a77-0123456789ab MSFT\"");

        await().atMost(A_WHILE)
                .until(() -> !one.heard().isEmpty() && !other.heard().isEmpty());

        assertThatNobodyHearsMore(new QuotesUpdated(Set.of(new Symbol("MSFT"))));
    }

    @Test
    void afterRedisWasKilledAndStartedAgainTheOtherHearsOfNewPrices() throws Exception {
        redis.kill();
        redis.start();
        awaitBothListening();

        assertThat(one.market().currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);

        await().atMost(A_WHILE).until(() -> other.heard().contains(new QuotesUpdated(Set.of(IBM))));
    }

    @Test
    void whileRedisHangsAnOrderWaitsForNothingMoreAndTheNewsComesLater() throws Exception {
        redis.freeze();
        try {
            var begun = System.nanoTime();
            assertThat(one.market().currentQuote(IBM, PATIENCE)).isInstanceOf(Current.class);
            // One command to the cache runs into its limit of a second; telling others is waited for by nobody.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            assertThat(one.heard()).containsOnly(new QuotesUpdated(Set.of(IBM)));
        } finally {
            redis.thaw();
        }

        await().atMost(A_WHILE).until(() -> other.heard().contains(new QuotesUpdated(Set.of(IBM))));
    }

    /** The other's own telling comes last: had it told on what it heard, one would hear it before. */
    private static void assertThatNobodyHearsMore(QuotesUpdated event) {
        var last = new QuotesUpdated(Set.of(new Symbol("LAST")));
        other.application.publishEvent(last);
        await().atMost(A_WHILE).until(() -> one.heard().contains(last));

        assertThat(one.heard()).filteredOn(heard -> !heard.equals(last)).containsOnly(event);
        assertThat(other.heard()).containsExactly(event, last);
    }

    private static void awaitBothListening() {
        await().atMost(A_WHILE)
                .ignoreExceptions()
                .until(() -> redis.ask("PUBSUB NUMSUB " + CHANNEL).contains(":2"));
    }
}
