package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.ListingSource;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ListingsImportIT {

    private static final Instrument IBM = new Instrument(
            new Symbol("IBM"), "International Business Machines", "NYSE", InstrumentType.STOCK, "USD", true);

    private static JdbcClient database;

    private final CountingProvider provider = new CountingProvider();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T15:00:00Z"));
    private final ListingsImport listings = instance();

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        var connections =
                new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(connections).load().migrate();
        database = JdbcClient.create(connections);
    }

    @BeforeEach
    void nothingIsImported() {
        database.sql("TRUNCATE instrument, listing_import").update();
        provider.listings = () -> List.of(IBM);
    }

    @Test
    void ofSeveralInstancesOneImports() {
        var instances = Stream.generate(this::instance).limit(5).toList();
        instances.stream()
                .map(instance -> CompletableFuture.runAsync(instance::importWhereDue, Thread::startVirtualThread))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(provider.listingCalls).hasValue(1);
        assertThat(instruments().find(IBM.symbol())).contains(IBM);
    }

    @Test
    void whatWasImportedIsImportedAgainAfterAWeek() {
        listings.importWhereDue();
        assertIsDueAfter(ListingsImport.WEEKLY);
    }

    @Test
    void afterFailuresItIsTriedAgainLaterAndLater() {
        fail(null);
        listings.importWhereDue();
        // 5, 10, 20, 40, 80, 160 and 320 minutes, and then every 6 hours.
        var wait = ListingsImport.FIRST_WAIT;
        for (var failures = 1; failures <= 7; failures++) {
            assertIsDueAfter(wait);
            wait = wait.multipliedBy(2);
        }
        assertIsDueAfter(ListingsImport.LONGEST_WAIT);
        provider.listings = () -> List.of(IBM);
        assertIsDueAfter(ListingsImport.LONGEST_WAIT);
        assertThat(instruments().find(IBM.symbol())).contains(IBM);

        // A success begins anew.
        fail(null);
        assertIsDueAfter(ListingsImport.WEEKLY);
        assertIsDueAfter(ListingsImport.FIRST_WAIT);
    }

    @Test
    void itIsNotTriedBeforeTheProviderSays() {
        fail(Duration.ofHours(9));
        listings.importWhereDue();
        assertIsDueAfter(Duration.ofHours(9));
    }

    @Test
    void whateverGoesWrongIsAFailureToTryAgainAfter() {
        provider.listings = () -> {
            throw new IllegalStateException("Not thought of");
        };
        listings.importWhereDue();
        assertIsDueAfter(ListingsImport.FIRST_WAIT);
    }

    @Test
    void anInstanceThatDiesWhileItImportsLeavesItToAnother() {
        assertThat(new ListingImportLog(database)
                        .claim(provider.source(), clock.instant(), ListingsImport.LONGEST_WAIT))
                .isTrue();
        assertIsDueAfter(ListingsImport.LONGEST_WAIT);
    }

    /** Moves there, so that the next wait begins. */
    private void assertIsDueAfter(Duration wait) {
        var before = provider.listingCalls.get();
        clock.advance(wait.minusSeconds(1));
        listings.importWhereDue();
        assertThat(provider.listingCalls).hasValue(before);
        clock.advance(Duration.ofSeconds(1));
        listings.importWhereDue();
        assertThat(provider.listingCalls).hasValue(before + 1);
    }

    private void fail(@Nullable Duration retryAfter) {
        provider.listings = () -> {
            throw new FeedUnavailable(Reason.RATE_LIMIT, "Too often.", retryAfter);
        };
    }

    private ListingsImport instance() {
        return new ListingsImport(provider, instruments(), new ListingImportLog(database), clock);
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
