package com.papertrade.marketdata;

import static com.papertrade.money.Price.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.MovableClock;
import com.papertrade.ProductionSettings;
import com.papertrade.RealRedis;
import com.papertrade.instrument.Symbol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The cache of each run mode, as its settings make it; closes are final at 21:15 UTC in November. */
class QuoteCacheIT {

    private static final Symbol IBM = new Symbol("IBM");
    private static final Symbol MSFT = new Symbol("MSFT");
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant FRIDAY_MORNING = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant FRIDAY_SETTLED = Instant.parse("2026-11-20T21:15:00Z");

    private static final MovableClock CLOCK = new MovableClock(FRIDAY_MORNING);

    private static RealRedis server;
    private static StringRedisTemplate redis;

    private enum Mode {
        EMBEDDED("embedded"),
        PRODUCTION("production");

        private final String profile;
        private ConfigurableApplicationContext application;

        Mode(String profile) {
            this.profile = profile;
        }

        private QuoteCache cache() {
            return new QuoteCache(application.getBean(CacheManager.class), PriceSource.ALPHA_VANTAGE, CLOCK);
        }
    }

    @BeforeAll
    static void start() {
        server = RealRedis.started();
        for (var mode : Mode.values()) {
            mode.application = new SpringApplicationBuilder(Surroundings.class)
                    .web(WebApplicationType.NONE)
                    .profiles(mode.profile)
                    .properties(ProductionSettings.withRedisAt(server.url()))
                    .run();
        }
        redis = new StringRedisTemplate(Mode.PRODUCTION.application.getBean(RedisConnectionFactory.class));
    }

    @AfterAll
    static void stop() {
        for (var mode : Mode.values()) {
            SpringApplication.exit(mode.application);
        }
        server.close();
    }

    /** At once: Redis may be cleared in the background, and take along what the next test puts there. */
    @AfterEach
    void forget() {
        CLOCK.moveTo(FRIDAY_MORNING);
        for (var mode : Mode.values()) {
            mode.application
                    .getBean(CacheManager.class)
                    .getCache(QuoteCache.NAME)
                    .invalidate();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatWasPutIsFound(Mode mode) {
        var withoutPreviousClose =
                new Quote(MSFT, usd("1.000001"), Optional.empty(), FRIDAY, FRIDAY_MORNING, FRIDAY_MORNING, source());

        mode.cache().put(List.of(quote(IBM, FRIDAY, "217.615", FRIDAY_MORNING), withoutPreviousClose));

        assertThat(mode.cache().find(List.of(IBM, MSFT, new Symbol("AAPL"), IBM)))
                .isEqualTo(Map.of(IBM, quote(IBM, FRIDAY, "217.615", FRIDAY_MORNING), MSFT, withoutPreviousClose));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void nothingNewerIsReplacedByAnInstanceThatWasHeldUp(Mode mode) {
        var newer = quote(IBM, FRIDAY, "220", FRIDAY_MORNING.plusMillis(1));
        mode.cache().put(List.of(newer));

        mode.cache().put(List.of(quote(IBM, THURSDAY, "219.3", FRIDAY_SETTLED)));
        mode.cache().put(List.of(quote(IBM, FRIDAY, "219.9", FRIDAY_MORNING)));

        assertThat(mode.cache().find(List.of(IBM))).containsEntry(IBM, newer);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aNewerQuoteReplacesWhatIsThere(Mode mode) {
        mode.cache().put(List.of(quote(IBM, THURSDAY, "219.3", FRIDAY_MORNING.plusNanos(123_456_000))));
        // The same second, later by a fraction that is written with fewer digits.
        var newer = quote(IBM, THURSDAY, "219.4", FRIDAY_MORNING.plusMillis(500));

        mode.cache().put(List.of(newer));

        assertThat(mode.cache().find(List.of(IBM))).containsEntry(IBM, newer);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void ofTwoProvidersNoneAnswersForTheOther(Mode mode) {
        mode.cache().put(List.of(quote(IBM, FRIDAY, "220", FRIDAY_MORNING)));

        var simulated = new QuoteCache(mode.application.getBean(CacheManager.class), PriceSource.SIMULATED, CLOCK);
        assertThat(simulated.find(List.of(IBM))).isEmpty();
    }

    @Test
    void aPortfolioOfFiftyPositionsIsOneQuestionToRedis() {
        var quotes = IntStream.range(0, 50)
                .mapToObj(i -> quote(new Symbol("S" + i), FRIDAY, "220", FRIDAY_MORNING))
                .toList();
        var cache = Mode.PRODUCTION.cache();

        var toWrite = commandsDuring(() -> cache.put(quotes));
        var toRead = commandsDuring(
                () -> assertThat(cache.find(quotes.stream().map(Quote::symbol).toList()))
                        .hasSize(50));

        // What the script does inside Redis is counted, too, but no round trip.
        assertThat(toWrite)
                .containsEntry("eval", 1)
                .containsEntry("get", 50)
                .containsEntry("set", 50)
                .hasSize(3);
        assertThat(toRead).isEqualTo(Map.of("mget", 1));
    }

    @Test
    void anEntryOfRedisLivesUntilTheNextClose() {
        var cache = Mode.PRODUCTION.cache();
        cache.put(List.of(quote(IBM, THURSDAY, "219.3", FRIDAY_MORNING)));
        assertThat(timeToLive(IBM)).isBetween(Duration.ofMinutes(6 * 60 + 14), Duration.ofMinutes(6 * 60 + 15));

        CLOCK.moveTo(FRIDAY_SETTLED);
        cache.put(List.of(quote(IBM, FRIDAY, "220", FRIDAY_SETTLED)));
        assertThat(timeToLive(IBM)).isBetween(Duration.ofHours(72).minusMinutes(1), Duration.ofHours(72));

        CLOCK.moveTo(FRIDAY_SETTLED.minusMillis(1));
        cache.put(List.of(quote(MSFT, FRIDAY, "220", FRIDAY_SETTLED)));
        assertThat(timeToLive(MSFT)).isBetween(Duration.ofSeconds(50), QuoteLifetime.SHORTEST);
    }

    @Test
    void anEntryInTheProcessLivesUntilTheNextClose() {
        var cache = Mode.EMBEDDED.cache();
        cache.put(List.of(quote(IBM, THURSDAY, "219.3", FRIDAY_MORNING)));

        CLOCK.moveTo(FRIDAY_SETTLED.minusSeconds(1));
        assertThat(cache.find(List.of(IBM))).hasSize(1);
        CLOCK.moveTo(FRIDAY_SETTLED);
        assertThat(cache.find(List.of(IBM))).isEmpty();
    }

    @Test
    void aPersonCanReadWhatLiesInRedis() {
        Mode.PRODUCTION.cache().put(List.of(quote(IBM, FRIDAY, "217.615", FRIDAY_MORNING)));

        assertThat(redis.opsForValue().get(inRedis(IBM)))
                .contains(
                        "\"session\":\"2026-11-20\"", "\"perShare\":217.615", "\"fetchedAt\":\"2026-11-20T15:00:00Z\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{}",
                "7",
                "[]",
                "{\"session\":\"9999-01-01\",\"fetchedAt\":\"9999-01-01T00:00:00Z\"}",
                "{\"session\":7,\"fetchedAt\":{}}"
            })
    void anEntryThatCannotBeReadIsMissingAloneAndReplaced(String garbage) {
        var cache = Mode.PRODUCTION.cache();
        cache.put(List.of(quote(MSFT, FRIDAY, "220", FRIDAY_MORNING)));
        redis.opsForValue().set(inRedis(IBM), garbage);

        assertThat(cache.find(List.of(IBM, MSFT))).containsOnlyKeys(MSFT);

        cache.put(List.of(quote(IBM, THURSDAY, "219.3", FRIDAY_MORNING)));
        assertThat(cache.find(List.of(IBM, MSFT))).containsOnlyKeys(IBM, MSFT);
    }

    @Test
    void whatIsNoValueAtAllIsReplaced() {
        redis.opsForList().leftPush(inRedis(IBM), "not a value");
        var cache = Mode.PRODUCTION.cache();
        assertThat(cache.find(List.of(IBM))).isEmpty();

        cache.put(List.of(quote(IBM, THURSDAY, "219.3", FRIDAY_MORNING)));

        assertThat(cache.find(List.of(IBM))).containsOnlyKeys(IBM);
    }

    @Test
    void aQuoteOfAnotherSymbolIsNotFound() {
        var cache = Mode.PRODUCTION.cache();
        cache.put(List.of(quote(MSFT, FRIDAY, "220", FRIDAY_MORNING)));
        redis.opsForValue().set(inRedis(IBM), redis.opsForValue().get(inRedis(MSFT)));

        assertThat(cache.find(List.of(IBM))).isEmpty();
    }

    private static Map<String, Integer> commandsDuring(Runnable what) {
        redis.execute((RedisCallback<Void>) connection -> {
            connection.serverCommands().resetConfigStats();
            return null;
        });
        what.run();
        var stats = redis.execute((RedisCallback<Properties>)
                connection -> connection.serverCommands().info("commandstats"));
        return stats.stringPropertyNames().stream()
                .filter(name -> !name.matches("cmdstat_(config|info).*"))
                .collect(Collectors.toMap(
                        name -> name.substring("cmdstat_".length()),
                        name -> Integer.valueOf(stats.getProperty(name).replaceAll("calls=(\\d+).*", "$1"))));
    }

    private static Duration timeToLive(Symbol symbol) {
        return Duration.ofSeconds(redis.getExpire(inRedis(symbol)));
    }

    private static String inRedis(Symbol symbol) {
        return "papertrade:" + QuoteCache.NAME + "::ALPHA_VANTAGE:" + symbol;
    }

    private static PriceSource source() {
        return PriceSource.ALPHA_VANTAGE;
    }

    private static Quote quote(Symbol symbol, LocalDate session, String last, Instant fetchedAt) {
        return new Quote(symbol, usd(last), Optional.of(usd("219.3")), session, fetchedAt, fetchedAt, source());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    @ImportAutoConfiguration({CacheAutoConfiguration.class, DataRedisAutoConfiguration.class})
    @Import(QuoteCacheConfiguration.class)
    static class Surroundings {

        @Bean
        Clock clock() {
            return CLOCK;
        }

        @Bean
        MarketDataProvider provider() {
            return new CountingProvider();
        }
    }
}
