package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.papertrade.MovableClock;
import com.papertrade.RealRedis;
import com.papertrade.TestDatabase;
import com.papertrade.TroubledProxy;
import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real Redis in each kind of trouble: prices are read on, and it is used again when it is back. */
class RedisOutagesIT {

    private static final Logger LOG = LoggerFactory.getLogger(RedisOutagesIT.class);

    /** The time limit of a command, and of a connection, is a second. */
    private static final Duration ONE_LIMIT_AND_A_BIT = Duration.ofMillis(1_900);

    /** Of a database on the same machine, for twenty reads on a busy one. */
    private static final Duration WITHOUT_WAITING = Duration.ofMillis(1_000);

    private static final MovableClock CLOCK = new MovableClock(MarketInstance.SATURDAY);

    private static RealRedis redis;
    private static TroubledProxy proxy;
    private static RecordedAlphaVantage feed;
    private static MarketInstance instance;

    private interface Step {
        void take() throws Exception;
    }

    private enum Outage {
        STOPPED(() -> redis.stop(), () -> redis.start()),
        KILLED(() -> redis.kill(), () -> redis.start()),
        FROZEN(() -> redis.freeze(), () -> redis.thaw()),
        HANGING(() -> proxy.stall(), () -> proxy.recover()),
        SLOW(() -> proxy.slow(Duration.ofSeconds(3)), () -> proxy.recover()),
        TALKING_NONSENSE(() -> proxy.talkNonsense(), () -> proxy.recover()),
        NONSENSE_TO_NEW_CONNECTIONS(
                () -> {
                    proxy.talkNonsense();
                    proxy.cut();
                },
                () -> proxy.recover());

        private final Step begin;
        private final Step end;

        Outage(Step begin, Step end) {
            this.begin = begin;
            this.end = end;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        redis = RealRedis.started();
        proxy = TroubledProxy.to(redis.port());
        feed = RecordedAlphaVantage.start();
        instance = MarketInstance.start(TestDatabase.empty(), "redis://127.0.0.1:" + proxy.port(), feed, CLOCK);
        instance.knowFifty();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
        feed.close();
        proxy.close();
        redis.close();
    }

    @BeforeEach
    void theCacheIsUsed() {
        assertThatTheCacheIsUsedAgain();
    }

    @AfterEach
    void itIsSaturdayAgain() {
        CLOCK.moveTo(MarketInstance.SATURDAY);
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    void whateverHappensToRedisPricesAreReadAndItIsUsedAgainAfterwards(Outage outage) throws Exception {
        outage.begin.take();

        var first = instance.timeToReadFifty();
        var next20 = Stream.generate(() -> instance.timeToReadFifty()).limit(20).reduce(Duration.ZERO, Duration::plus);
        LOG.info("Redis {}: the first read took {}, the next 20 together {}", outage, first, next20);
        assertThat(first).isLessThan(ONE_LIMIT_AND_A_BIT);
        assertThat(next20).isLessThan(WITHOUT_WAITING);
        assertThatOneTriesAgainAndNobodyElseWaits();

        outage.end.take();
        assertThatTheCacheIsUsedAgain();
    }

    private static void assertThatOneTriesAgainAndNobodyElseWaits() {
        CLOCK.advance(Reachability.LEFT_ALONE);
        var waits = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> instance.timeToReadFifty(), Thread::startVirtualThread))
                .limit(10)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(waits.get(8)).isLessThan(WITHOUT_WAITING);
        assertThat(waits.getLast()).isLessThan(ONE_LIMIT_AND_A_BIT);
    }

    /** Each try moves the clock on, as the connection may need a few seconds to come back. */
    private static void assertThatTheCacheIsUsedAgain() {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    CLOCK.advance(Reachability.LEFT_ALONE);
                    instance.timeToReadFifty();
                    redis.ask("CONFIG RESETSTAT");
                    instance.timeToReadFifty();
                    return redis.info("commandstats").contains("cmdstat_mget");
                });
    }
}
