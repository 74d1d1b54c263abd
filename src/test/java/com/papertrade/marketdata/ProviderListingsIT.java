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
import com.papertrade.marketdata.Listings.OddRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class ProviderListingsIT {

    private static final List<OddRow> ODD =
            List.of(new OddRow(7, "BC/PB,Brunswick Corp,NYSE", "Its symbol has not the form of one; left out."));

    private static DriverManagerDataSource connections;
    private static JdbcClient database;

    private final CountingProvider provider = new CountingProvider();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T15:00:00Z"));
    private final Instruments instruments = instruments();
    private final ProviderListings listings = listings(new ListingReports(database));

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        connections = new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(connections).load().migrate();
        database = JdbcClient.create(connections);
    }

    @BeforeEach
    void nothingIsListed() {
        database.sql("TRUNCATE instrument, listing_report, listing_odd_row").update();
    }

    @Test
    void theReportSaysWhatCameOfIt() {
        assertThat(listings.latestReport()).isEmpty();
        list("IBM", "International Business Machines", "MSFT", "Microsoft", "OLD", "Old Company");
        listings.importNow();
        assertThat(listings.latestReport()).contains(new ListingReport(clock.instant(), 3, 3, 0, 0, 1, ODD));

        list("IBM", "IBM Inc", "MSFT", "Microsoft", "NEW", "New Company");
        listings.importNow();

        var report = listings.latestReport().orElseThrow();
        assertThat(report).isEqualTo(new ListingReport(clock.instant(), 3, 1, 1, 1, 1, ODD));
        assertThat(report.sentence()).isEqualTo("3 listed, 1 of them new, 1 changed, 1 delisted; odd rows: 1.");
    }

    @Test
    void anImportThatIsCutOffLeavesWhatWasListed() {
        list("IBM", "International Business Machines");
        listings.importNow();
        list("IBM", "Something Else", "MSFT", "Microsoft");
        var cutOff = listings(new ListingReports(database) {
            @Override
            void save(PriceSource source, ListingReport report) {
                database.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .singleValue();
            }
        });

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(cutOff::importNow)
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);

        assertThat(instruments.find(new Symbol("IBM")).orElseThrow().name())
                .isEqualTo("International Business Machines");
        assertThat(instruments.find(new Symbol("MSFT"))).isEmpty();
        assertThat(listings.latestReport().orElseThrow().listed()).isEqualTo(1);
    }

    @Test
    void whoeverSearchesMeanwhileFindsTheOldListingOrTheNewAndNeverHalf() {
        provider.listings = () -> many("Before");
        listings.importNow();
        provider.listings = () -> many("After");

        var importing = CompletableFuture.runAsync(listings::importNow);
        Set<Integer> found = new HashSet<>();
        do {
            found.add(instruments.search("before", 3_000).size());
        } while (!importing.isDone());
        importing.join();

        assertThat(found).isSubsetOf(0, 2_000);
        assertThat(instruments.search("before", 3_000)).isEmpty();
        assertThat(instruments.search("after", 3_000)).hasSize(2_000);
    }

    private static List<Instrument> many(String name) {
        return IntStream.range(0, 2_000)
                .mapToObj(number -> listed("S" + number, "%s %d".formatted(name, number)))
                .toList();
    }

    private void list(String... symbolsAndNames) {
        provider.listings = () -> IntStream.range(0, symbolsAndNames.length / 2)
                .mapToObj(index -> listed(symbolsAndNames[2 * index], symbolsAndNames[2 * index + 1]))
                .toList();
    }

    private static Instrument listed(String symbol, String name) {
        return new Instrument(new Symbol(symbol), name, "NYSE", InstrumentType.STOCK, "USD", true);
    }

    private ProviderListings listings(ListingReports reports) {
        provider.oddRows = ODD;
        return new ProviderListings(
                provider,
                instruments,
                reports,
                new TransactionTemplate(new DataSourceTransactionManager(connections)),
                clock);
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
