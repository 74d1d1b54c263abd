package com.papertrade.marketdata;

import static com.papertrade.money.Price.usd;

import com.papertrade.MovableClock;
import com.papertrade.ProductionSettings;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;

/**
 * The market of one instance in production, without screens: with production's settings, cache, relay, pool
 * and provider, on servers that a test starts and troubles. It is Saturday, and Friday's closes are known.
 */
final class MarketInstance implements AutoCloseable {

    static final LocalDate FRIDAY = LocalDate.of(2026, 5, 15);

    /** Noon in New York. */
    static final Instant SATURDAY = Instant.parse("2026-05-16T16:00:00Z");

    static final List<Symbol> FIFTY =
            IntStream.range(0, 50).mapToObj(i -> new Symbol("S" + i)).toList();

    final ConfigurableApplicationContext application;

    private MarketInstance(ConfigurableApplicationContext application) {
        this.application = application;
    }

    static MarketInstance start(
            JdbcConnectionDetails database, String redis, RecordedAlphaVantage feed, MovableClock clock) {
        var settings = ProductionSettings.withRedisAt(redis);
        settings.put("ALPHAVANTAGE_BASE_URL", feed.baseUrl());
        settings.put("ALPHAVANTAGE_CALLS_PER_DAY", 500);
        settings.put("ALPHAVANTAGE_CALLS_PER_SECOND", 1000);
        settings.put("papertrade.market-data.alpha-vantage.read-timeout", "500ms");
        return start(database, settings, clock);
    }

    static MarketInstance start(JdbcConnectionDetails database, Map<String, Object> settings, MovableClock clock) {
        return new MarketInstance(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .profiles("production")
                .properties(settings)
                .properties("logging.level.root=warn", "logging.level.com.papertrade=info")
                .initializers(context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("clock", clock);
                    beans.registerSingleton("database", database);
                })
                .run());
    }

    MarketData market() {
        return bean(MarketData.class);
    }

    List<QuotesUpdated> heard() {
        return bean(Ears.class).heard;
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** What fifty positions closed at on Friday, as it was told on Saturday. */
    void knowFifty() {
        FIFTY.forEach(symbol -> bean(QuoteStore.class).save(fridaysClose(symbol)));
    }

    static Quote fridaysClose(Symbol symbol) {
        return new Quote(
                symbol,
                usd("219.3"),
                Optional.of(usd("218.37")),
                FRIDAY,
                Instant.parse("2026-05-15T20:00:00Z"),
                SATURDAY,
                PriceSource.ALPHA_VANTAGE);
    }

    /** Reads the fifty, all of which must be known and right, and says how long that took. */
    Duration timeToReadFifty() {
        var begun = System.nanoTime();
        var quotes = market().quotes(FIFTY);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        if (quotes.size() != 50
                || !quotes.values().stream().allMatch(quote -> quote.equals(fridaysClose(quote.symbol())))) {
            throw new AssertionError("Not what was known: " + quotes);
        }
        return took;
    }

    @Override
    public void close() {
        application.close();
    }

    static final class Ears {
        private final List<QuotesUpdated> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(QuotesUpdated event) {
            heard.add(event);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        CacheAutoConfiguration.class,
        DataRedisAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TaskSchedulingAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {"com.papertrade.marketdata", "com.papertrade.instrument"},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Test|IT|E2E|MarketInstance)(\\$.*)?"))
    @ComponentScan(
            basePackages = "com.papertrade.platform",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(type = FilterType.REGEX, pattern = ".*\\.(Redis|Database|Transaction)Configuration"))
    static class Application {

        @Bean
        Ears ears() {
            return new Ears();
        }

        /** Nobody holds anything: the planner asks for nothing by itself. */
        @Bean
        MarketDemand nobodys() {
            return Map::of;
        }
    }
}
