package com.papertrade.marketdata;

import static com.papertrade.money.Price.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.papertrade.MovableClock;
import com.papertrade.SampleData;
import com.papertrade.TestDatabase;
import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.NotAdministrator;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.ListingSource;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ImportOutcome.ImportReport;
import com.papertrade.marketdata.ImportOutcome.Refused;
import com.papertrade.marketdata.LineRemark.Reason;
import com.papertrade.money.Price;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class PriceHistoryImportIT {

    private static final Symbol AAPL = new Symbol("AAPL");
    private static final User MAYA = new User(UserId.random(), "Maya", "maya@example.com", true);

    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    private static final String THREE_SESSIONS = """
            date,open,high,low,close,volume
            2026-11-17,270,272,269,271.5,1000
            2026-11-18,271,273,270,272.25,2000
            2026-11-19,272,274,271,273.125,3000
            """;

    private static DriverManagerDataSource connections;
    private static JdbcClient database;

    private final CountingProvider provider = new CountingProvider();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T15:00:00Z"));
    private final List<Object> events = new ArrayList<>();
    private final PriceBarStore bars = new PriceBarStore(database);
    private final PriceHistoryImport imports = importFor(provider);

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        connections = new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(connections).load().migrate();
        database = JdbcClient.create(connections);
        database.sql("insert into app_user (id, issuer, subject, name, email, created_at, last_signed_in_at)"
                        + " values (:id, 'https://test.example', 'maya', 'Maya', '', now(), now())")
                .param("id", MAYA.id().value())
                .update();
    }

    @BeforeEach
    void appleIsListedAndNothingIsKnownOfIt() {
        database.sql("TRUNCATE quote, price_bar, price_import, instrument").update();
        instruments().save(List.of(stock("AAPL", "USD"), stock("SPY", "USD"), stock("TSCO.LON", "GBX")));
    }

    @Test
    void whatIsImportedIsKnownAndSaysWhereItComesFrom() throws IOException {
        var report = imported(THREE_SESSIONS);

        assertThat(report).isEqualTo(new ImportReport(AAPL, 3, 0, 0, 0, List.of(), List.of()));
        assertThat(report.sentence()).isEqualTo("AAPL: 3 sessions added, 0 replaced, 0 unchanged, 0 lines refused.");
        assertThat(bars.history(PriceSource.ALPHA_VANTAGE, AAPL, TUESDAY).bars())
                .extracting(PriceBar::close)
                .containsExactly(usd("271.5"), usd("272.25"), usd("273.125"));
        assertThat(imports.latest(10)).singleElement().satisfies(past -> {
            assertThat(past)
                    .isEqualTo(new PastImport(
                            past.id(), AAPL, clock.instant(), MAYA.id(), "Maya", KnownSessions.KEEP, 3, 0, 0, 0));
            assertThat(origin(THURSDAY)).contains(past.id());
        });
        assertThat(events)
                .containsExactly(new QuotesUpdated(Set.of(AAPL)), new PastPricesChanged(AAPL, TUESDAY, THURSDAY));
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        imported(THREE_SESSIONS);
        events.clear();
        clock.advance(Duration.ofHours(1));

        var again = imported(THREE_SESSIONS);

        assertThat(again).isEqualTo(new ImportReport(AAPL, 0, 0, 3, 0, List.of(), List.of()));
        assertThat(again.sentence()).isEqualTo("AAPL: nothing changed; known already: 3, refused: 0.");
        assertThat(events).isEmpty();
        assertThat(imports.latest(10)).hasSize(1);
    }

    @Test
    void whatTheProviderToldIsNotOverwritten() throws IOException {
        told(bar(WEDNESDAY, "272.5"));

        var report = imported(THREE_SESSIONS);

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.refusedLines()).singleElement().satisfies(remark -> {
            assertThat(remark.reason()).isEqualTo(Reason.KNOWN_OTHERWISE);
            assertThat(remark.line()).isEqualTo(3);
            assertThat(remark.sentence())
                    .isEqualTo("open USD 271 instead of USD 272.5, high USD 273 instead of USD 272.5, "
                            + "low USD 270 instead of USD 272.5, close USD 272.25 instead of USD 272.5, "
                            + "volume 2000 instead of 1000: known from Alpha Vantage.");
        });
        assertThat(close(WEDNESDAY)).isEqualTo(usd("272.5"));
        assertThat(origin(WEDNESDAY)).isEmpty();
    }

    @Test
    void whatAnEarlierImportToldIsNotOverwrittenEither() throws IOException {
        imported(THREE_SESSIONS);

        var report = imported(THREE_SESSIONS.replace("273.125", "273.5"));

        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(report.refusedLines())
                .extracting(LineRemark::sentence)
                .containsExactly("close USD 273.5 instead of USD 273.125: known from an earlier import.");
    }

    @Test
    void anAdministratorMayReplaceWhatTheProviderToldAndTellsOn() throws IOException {
        told(bar(WEDNESDAY, "272.5"));

        var report = report(THREE_SESSIONS, KnownSessions.REPLACE);
        clock.advance(Duration.ofDays(1));
        told(bar(WEDNESDAY, "272.5"));

        assertThat(report).isEqualTo(new ImportReport(AAPL, 2, 1, 0, 0, List.of(), List.of()));
        assertThat(close(WEDNESDAY)).isEqualTo(usd("272.25"));
        assertThat(origin(WEDNESDAY)).isPresent();
    }

    @Test
    void theProviderMayCorrectWhatWasOnlyFilledIn() throws IOException {
        imported(THREE_SESSIONS);
        clock.advance(Duration.ofDays(1));
        told(bar(WEDNESDAY, "272.5"));

        assertThat(close(WEDNESDAY)).isEqualTo(usd("272.5"));
        assertThat(origin(WEDNESDAY)).isEmpty();
    }

    @Test
    void aProviderThatSaysTheSameLeavesTheOrigin() throws IOException {
        imported("2026-11-18,272.5,272.5,272.5,272.5,1000");
        clock.advance(Duration.ofDays(1));
        told(bar(WEDNESDAY, "272.5"));

        assertThat(origin(WEDNESDAY)).isPresent();
    }

    @Test
    void noQuoteIsMadeOfAnImportSoThatNoOrderFillsAtIt() throws IOException {
        var known = knownPrices();
        told(bar(TUESDAY, "271.5"));
        known.add(new PriceHistory(AAPL, PriceSource.ALPHA_VANTAGE, List.of(bar(TUESDAY, "271.5"))), clock.instant());

        imported("2026-11-18,271,273,270,272.25,2000\n2026-11-19,272,274,271,273.125,3000");

        assertThat(known.quote(AAPL).orElseThrow().session()).isEqualTo(TUESDAY);
        assertThat(known.isCurrent(known.quote(AAPL))).isFalse();
        assertThat(known.isFresh(known.quote(AAPL))).isFalse();
        assertThat(known.closes(List.of(AAPL), THURSDAY)).containsEntry(AAPL, usd("273.125"));
    }

    @Test
    void aCloseThatIsOffBothItsNeighboursIsAPointInTheWrongPlace() throws IOException {
        told(bar(TUESDAY, "27.15"));

        var report = imported("2026-11-18,272.5,272.5,272.5,272.5,1000\n2026-11-19,27.3,27.3,27.3,27.3,1000\n");

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.refusedLines()).singleElement().satisfies(remark -> {
            assertThat(remark.reason()).isEqualTo(Reason.OUTLIER);
            assertThat(remark.sentence())
                    .isEqualTo(
                            "A close of USD 272.5 is more than five times off the closes of both neighbouring sessions.");
        });
    }

    @Test
    void aSplitIsAcceptedAndPointedOut() throws IOException {
        var report =
                imported("2014-06-06,649.9,651.26,644.47,645.57,12497800\n2014-06-09,92.7,93.88,91.75,93.7,75414997\n");

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.doubtfulLines()).singleElement().satisfies(remark -> {
            assertThat(remark.reason()).isEqualTo(Reason.LARGE_MOVE);
            assertThat(remark.line()).isEqualTo(2);
            assertThat(remark.sentence())
                    .isEqualTo("From a close of USD 645.57 to one of USD 93.7: right if the shares were split.");
        });
        assertThat(imported("2014-06-09,92.7,93.88,91.75,93.7,75414997").doubtfulLines())
                .isEmpty();
    }

    @Test
    void aWideRangeIsAcceptedAndPointedOut() throws IOException {
        var report = imported("2010-05-06,41.9,42.1,0.01,41.09,20000000");

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.doubtfulLines())
                .extracting(LineRemark::sentence)
                .containsExactly("Traded from USD 0.01 to USD 42.1 in one session.");
    }

    @Test
    void onlyAdministratorsImport() {
        var noAdministrator = new User(MAYA.id(), "Maya", "maya@example.com", false);

        assertThatExceptionOfType(NotAdministrator.class)
                .isThrownBy(() ->
                        imports.importCsv(noAdministrator, AAPL, new StringReader(THREE_SESSIONS), KnownSessions.KEEP));
        assertThat(bars.history(PriceSource.ALPHA_VANTAGE, AAPL, TUESDAY).bars())
                .isEmpty();
    }

    @Test
    void whatHasNoPlaceForPricesIsRefusedWithASentence() throws IOException {
        assertThat(outcome(imports, "NOSUCH")).isEqualTo(new Refused("NOSUCH is not a known symbol."));
        assertThat(outcome(imports, "TSCO.LON"))
                .isEqualTo(new Refused("TSCO.LON is quoted in GBX; PaperTrade keeps prices in USD."));
        assertThat(outcome(importFor(simulated()), "AAPL"))
                .isEqualTo(
                        new Refused(
                                "The simulated market makes its own history; prices can be imported for a real provider only."));
    }

    @Test
    void aFileThatIsWhollyWrongStoresNothing() throws IOException {
        var report = imported("2026-11-15,1,1,1,1,1\n2026-11-18,1,1,1,2,1\n");

        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.changedSomething()).isFalse();
        assertThat(imports.latest(1)).isEmpty();
        assertThat(events).isEmpty();
        assertThat(imports.importCsv(MAYA, AAPL, new StringReader(""), KnownSessions.KEEP))
                .isEqualTo(new Refused("The file holds no prices."));
    }

    @Test
    void anUploadThatBreaksOffStoresNothing() {
        var brokenOff = new Reader() {
            private final Reader beginning = new StringReader(THREE_SESSIONS);

            @Override
            public int read(char[] characters, int offset, int length) throws IOException {
                var read = beginning.read(characters, offset, length);
                if (read < 0) {
                    throw new IOException("Broken off");
                }
                return read;
            }

            @Override
            public void close() {}
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> imports.importCsv(MAYA, AAPL, brokenOff, KnownSessions.KEEP));
        assertThat(bars.history(PriceSource.ALPHA_VANTAGE, AAPL, TUESDAY).bars())
                .isEmpty();
    }

    @Test
    void ofTwoImportsAtOnceOneAddsAndTheOtherFindsItKnown() {
        var reports = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return imported(THREE_SESSIONS);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                }))
                .limit(2)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(reports).extracting(ImportReport::added).containsExactlyInAnyOrder(3, 0);
        assertThat(reports).extracting(ImportReport::unchanged).containsExactlyInAnyOrder(0, 3);
    }

    @Test
    void realHistoryOfTwentyThreeYearsIsAcceptedToTheLastLine() throws IOException {
        var spy = importedFile("SPY");
        var apple = importedFile("AAPL");

        assertThat(List.of(spy, apple)).allSatisfy(report -> {
            assertThat(report.added()).isEqualTo(5_849);
            assertThat(report.refusedLines()).isEmpty();
        });
        assertThat(spy.doubtfulLines()).isEmpty();
        // Three lows that lost a digit, and the split of 7 for 1.
        assertThat(apple.doubtfulLines())
                .extracting(LineRemark::line, LineRemark::reason)
                .containsExactly(
                        tuple(2949L, Reason.WIDE_RANGE),
                        tuple(3187L, Reason.WIDE_RANGE),
                        tuple(3273L, Reason.WIDE_RANGE),
                        tuple(4135L, Reason.LARGE_MOVE));
        assertThat(importedFile("SPY").unchanged()).isEqualTo(5_849);
    }

    private ImportReport importedFile(String symbol) throws IOException {
        try (var csv = Files.newBufferedReader(SampleData.file("prices/%s_daily_raw.csv".formatted(symbol)))) {
            return (ImportReport) imports.importCsv(MAYA, new Symbol(symbol), csv, KnownSessions.KEEP);
        }
    }

    private Optional<Long> origin(LocalDate session) {
        return bars.origins(PriceSource.ALPHA_VANTAGE, AAPL).get(session).importId();
    }

    private Price close(LocalDate session) {
        return bars.closes(PriceSource.ALPHA_VANTAGE, List.of(AAPL), session).get(AAPL);
    }

    private void told(PriceBar... told) {
        bars.save(new PriceHistory(AAPL, PriceSource.ALPHA_VANTAGE, List.of(told)), clock.instant());
    }

    private ImportReport imported(String csv) throws IOException {
        return report(csv, KnownSessions.KEEP);
    }

    private ImportReport report(String csv, KnownSessions knownSessions) throws IOException {
        return (ImportReport) imports.importCsv(MAYA, AAPL, new StringReader(csv), knownSessions);
    }

    private static ImportOutcome outcome(PriceHistoryImport imports, String symbol) throws IOException {
        return imports.importCsv(MAYA, new Symbol(symbol), new StringReader(THREE_SESSIONS), KnownSessions.KEEP);
    }

    private static PriceBar bar(LocalDate session, String price) {
        return new PriceBar(session, usd(price), usd(price), usd(price), usd(price), 1_000);
    }

    private static Instrument stock(String symbol, String currency) {
        return new Instrument(new Symbol(symbol), symbol, "NASDAQ", InstrumentType.STOCK, currency, true);
    }

    private PriceHistoryImport importFor(MarketDataProvider provider) {
        return new PriceHistoryImport(
                provider,
                instruments(),
                bars,
                new PriceImports(database),
                new TransactionTemplate(new DataSourceTransactionManager(connections)),
                clock,
                events::add);
    }

    private static MarketDataProvider simulated() {
        var simulated = mock(UnmeteredProvider.class);
        when(simulated.metered()).thenReturn(false);
        when(simulated.source()).thenReturn(PriceSource.SIMULATED);
        when(simulated.calendar()).thenReturn(new ContinuousCalendar());
        return simulated;
    }

    private KnownPrices knownPrices() {
        return new KnownPrices(
                provider.source(),
                new QuoteStore(database),
                bars,
                new QuoteCache(new CaffeineCacheManager(), provider.source(), clock),
                new MarketClock(provider.calendar(), clock));
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
