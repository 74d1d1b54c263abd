package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.ListingSource;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.platform.job.JobFailed;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class ListingsImportIT {

    private static final Instrument IBM = new Instrument(
            new Symbol("IBM"), "International Business Machines", "NYSE", InstrumentType.STOCK, "USD", true);

    private static DriverManagerDataSource connections;
    private static JdbcClient database;

    private final CountingProvider provider = new CountingProvider();

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        connections = new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(connections).load().migrate();
        database = JdbcClient.create(connections);
    }

    @Test
    void whatTheProviderListsCanBeFound() {
        provider.listings = () -> List.of(IBM);

        listings().run();

        assertThat(instruments().find(IBM.symbol())).contains(IBM);
    }

    @Test
    void aFailureSaysWhyAndHowLongToWaitAndForgetsNothing() {
        provider.listings = () -> List.of(IBM);
        listings().run();
        provider.listings = () -> {
            throw new FeedUnavailable(Reason.RATE_LIMIT, "Too often.", Duration.ofHours(9));
        };

        assertThatExceptionOfType(JobFailed.class)
                .isThrownBy(listings()::run)
                .withMessage("Too often.")
                .satisfies(failed -> assertThat(failed.notAgainBefore()).isEqualTo(Duration.ofHours(9)));
        assertThat(instruments().find(IBM.symbol())).contains(IBM);
    }

    @Test
    void aMeteredProviderIsNotAskedAtEveryStart() {
        listings().afterSingletonsInstantiated();

        assertThat(provider.listingCalls).hasValue(0);
    }

    private ListingsImport listings() {
        return new ListingsImport(
                provider,
                new ProviderListings(
                        provider,
                        instruments(),
                        new ListingReports(database),
                        new TransactionTemplate(new DataSourceTransactionManager(connections)),
                        new MovableClock(Instant.parse("2026-11-20T15:00:00Z"))));
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
}
