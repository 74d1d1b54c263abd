package com.papertrade.marketdata;

import static com.papertrade.money.Price.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Coverage.Gap;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PriceCoverageIT {

    private static final Symbol IBM = new Symbol("IBM");
    private static final Symbol MSFT = new Symbol("MSFT");
    private static final Symbol NONE = new Symbol("NONE");

    private static JdbcClient database;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T15:00:00Z"));
    private final PriceBarStore bars = new PriceBarStore(database);
    private final Map<Symbol, CallPriority> needed = new HashMap<>();
    private final PriceCoverage coverage = new PriceCoverage(
            new PriceBarExtents(database), new CountingProvider(), new Demand(List.of(() -> needed), clock), clock);

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        var connections =
                new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(connections).load().migrate();
        database = JdbcClient.create(connections);
    }

    @BeforeEach
    void nothingIsKnown() {
        database.sql("TRUNCATE price_bar").update();
    }

    @Test
    void weekendsAndHolidaysAreNoGaps() {
        // Labor Day is Monday, September 7.
        known(IBM, "2026-09-03", "2026-09-04", "2026-09-08");

        assertThat(coverage.of(List.of(IBM))).singleElement().satisfies(known -> {
            assertThat(known.sessions()).isEqualTo(3);
            assertThat(known.gaps()).isEmpty();
        });
    }

    @Test
    void missingSessionsInARowAreOneGap() {
        // From Monday to Friday, then Wednesday and Thursday of the week after.
        known(IBM, "2026-11-02", "2026-11-06", "2026-11-09", "2026-11-10", "2026-11-13");

        assertThat(coverage.all())
                .containsExactly(new Coverage(
                        IBM,
                        day("2026-11-02"),
                        day("2026-11-13"),
                        5,
                        0,
                        4, // Monday the 16th to Thursday the 19th; Friday has not closed
                        Optional.of(clock.instant()),
                        List.of(gap("2026-11-03", "2026-11-05", 3), gap("2026-11-11", "2026-11-12", 2))));
    }

    @Test
    void eachInstrumentHasItsOwnGaps() {
        known(IBM, "2026-11-16", "2026-11-18", "2026-11-19");
        known(MSFT, "2026-11-17", "2026-11-18", "2026-11-19");

        assertThat(coverage.all()).extracting(Coverage::symbol).containsExactly(IBM, MSFT);
        assertThat(coverage.all())
                .extracting(Coverage::gaps)
                .containsExactly(List.of(gap("2026-11-17", "2026-11-17", 1)), List.of());
        assertThat(coverage.all()).extracting(Coverage::missingSince).containsOnly(0);
    }

    @Test
    void ofWhatIsAskedForNothingIsLeftOut() {
        known(MSFT, "2026-11-19");

        assertThat(coverage.of(List.of(NONE, MSFT)))
                .containsExactly(
                        new Coverage(
                                MSFT,
                                day("2026-11-19"),
                                day("2026-11-19"),
                                1,
                                0,
                                0,
                                Optional.of(clock.instant()),
                                List.of()),
                        new Coverage(NONE, Optional.empty(), Optional.empty(), 0, 0, 0, Optional.empty(), List.of()));
        assertThat(coverage.of(List.of())).isEmpty();
    }

    @Test
    void whatIsHeldAndNotKnownIsNotLeftOut() {
        assertThat(coverage.all()).isEmpty();
        needed.put(NONE, CallPriority.HELD);
        known(MSFT, "2026-11-19");

        assertThat(coverage.all()).extracting(Coverage::symbol).containsExactly(MSFT, NONE);
    }

    private void known(Symbol symbol, String... sessions) {
        var history = Stream.of(sessions)
                .map(LocalDate::parse)
                .map(session -> new PriceBar(session, usd("1"), usd("1"), usd("1"), usd("1"), 1))
                .toList();
        bars.save(new PriceHistory(symbol, PriceSource.ALPHA_VANTAGE, history), clock.instant());
    }

    private static Optional<LocalDate> day(String date) {
        return Optional.of(LocalDate.parse(date));
    }

    private static Gap gap(String from, String to, int sessions) {
        return new Gap(LocalDate.parse(from), LocalDate.parse(to), sessions);
    }
}
