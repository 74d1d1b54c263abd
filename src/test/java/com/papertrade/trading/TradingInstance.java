package com.papertrade.trading;

import com.papertrade.MovableClock;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.ListingSource;
import com.papertrade.instrument.Symbol;
import com.papertrade.platform.TransactionConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trading of one instance, without screens and provider: a test plays the prices and moves the clock. */
final class TradingInstance implements AutoCloseable {

    /** Eleven o'clock in New York. */
    static final Instant TUESDAY = Instant.parse("2026-11-24T16:00:00Z");

    static final List<Symbol> SYMBOLS = List.of(new Symbol("BLUE"), new Symbol("GREN"));

    private final ConfigurableApplicationContext application;

    private TradingInstance(ConfigurableApplicationContext application) {
        this.application = application;
    }

    static TradingInstance start(JdbcConnectionDetails database, Instant now) {
        return new TradingInstance(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=error", "logging.level.com.papertrade=info")
                // What a database in trouble makes them say is what the test wants to happen.
                .properties("logging.level.org.springframework=off")
                .initializers(context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("clock", new MovableClock(now));
                    beans.registerSingleton("database", database);
                })
                .run());
    }

    TradingServices services() {
        return application.getBean(TradingServices.class);
    }

    PlayedMarket market() {
        return application.getBean(PlayedMarket.class);
    }

    JdbcClient database() {
        return application.getBean(JdbcClient.class);
    }

    void list() {
        var _ = application
                .getBean(Instruments.class)
                .save(SYMBOLS.stream()
                        .map(symbol ->
                                new Instrument(symbol, symbol.value(), "NYSE", InstrumentType.STOCK, "USD", true))
                        .toList());
    }

    @Override
    public void close() {
        application.close();
    }

    /** No {@code @Configuration}, so that no other test finds it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {"com.papertrade.trading", "com.papertrade.portfolio", "com.papertrade.instrument"},
            excludeFilters = @Filter(TestConfiguration.class))
    @Import(TransactionConfiguration.class)
    static class Application {

        @Bean
        MeterRegistry figures() {
            return new SimpleMeterRegistry();
        }

        @Bean
        PlayedMarket market(Clock clock) {
            return new PlayedMarket((MovableClock) clock);
        }

        @Bean
        ListingSource listings() {
            return new ListingSource("ALPHA_VANTAGE");
        }
    }
}
