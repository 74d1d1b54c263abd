package com.papertrade.bench;

import static org.mockito.Mockito.mock;

import com.papertrade.MovableClock;
import com.papertrade.RealRedis;
import com.papertrade.TestDatabase;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketDataProvider;
import com.papertrade.marketdata.QuoteTiers;
import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import com.papertrade.performance.Valuations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * How fast market data is read, with everything as in production but the distance: PostgreSQL and Redis
 * are on the same machine. It prints figures and judges none, because a machine may be busy; run by
 * {@code ./papertrade bench market-data}.
 */
@ApplicationModuleTest(module = "performance", mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import({TestDatabase.class, MarketDataBenchmark.Saturday.class})
class MarketDataBenchmark {

    private static final Path RESULT = Path.of("target/bench-market-data.txt");

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final TradingSession SESSION =
            new NyseCalendar().session(FRIDAY).orElseThrow();
    private static final int A_SCREENFUL = 50;
    private static final int SHOWN = 50;
    private static final int UPDATES = 60;

    /** Letter by letter, as a search field asks while somebody types. */
    private static final List<String> TYPED =
            List.of("a", "ap", "app", "appl", "apple", "m", "mi", "mic", "micr", "micro", "t", "s", "spdr s&p");

    /** Words and letters with which thousands of names begin. */
    private static final List<String> EVERYWHERE =
            List.of("i", "in", "inc", "c", "co", "corp", "e", "et", "etf", "fund", "trust", "class a", "in a");

    private static final int CLIENTS = 4;

    private static RecordedAlphaVantage alphaVantage;

    @Autowired
    JdbcClient database;

    @Autowired
    QuoteTiers tiers;

    @Autowired
    RealRedis redis;

    @Autowired
    Valuations valuations;

    @Autowired
    Instruments instruments;

    @Autowired
    MarketDataProvider provider;

    private final List<String> lines = new ArrayList<>();

    @DynamicPropertySource
    static void aProviderThatOnlyListsWhatThereIs(DynamicPropertyRegistry settings) {
        alphaVantage = RecordedAlphaVantage.start();
        settings.add("papertrade.market-data.provider", () -> "alpha-vantage");
        settings.add("papertrade.market-data.alpha-vantage.api-key", () -> "BENCH");
        settings.add("papertrade.market-data.alpha-vantage.base-url", alphaVantage::baseUrl);
    }

    @AfterAll
    static void stop() {
        alphaVantage.close();
    }

    @Test
    void measure() throws IOException, InterruptedException {
        new ManyPortfolios(database, FRIDAY, SESSION.close(), SESSION.open().plusSeconds(3600)).write();
        lines.add("%-66s %7s %10s %10s   %s".formatted("", "n", "p50", "p99", "aim"));
        readQuotes();
        value();
        search(Listing.find());
        fanOut();
        var result = "%s%nPostgreSQL %s, Redis %s, both on this machine%n%n%s%n"
                .formatted(Machine.description(), postgresql(), redisVersion(), String.join("\n", lines));
        System.out.println(result);
        Files.writeString(RESULT, result);
    }

    private void readQuotes() {
        var symbols = ManyPortfolios.symbols().stream()
                .limit(A_SCREENFUL)
                .map(Symbol::new)
                .toList();
        tiers.fill(symbols);
        tell(
                "50 quotes from the in-process cache",
                Samples.of(20_000, () -> read(tiers.inProcess(symbols))),
                "p50 0.2 ms");
        tell("50 quotes from Redis", Samples.of(2_000, () -> read(tiers.inRedis(symbols))), "p50 2 ms");
        tell("50 quotes from PostgreSQL", Samples.of(2_000, () -> read(tiers.inDatabase(symbols))), "p50 5 ms");
    }

    private static void read(Map<Symbol, ?> quotes) {
        if (quotes.size() != A_SCREENFUL) {
            throw new IllegalStateException("Only %d quotes were there".formatted(quotes.size()));
        }
    }

    private void value() {
        var owners = ManyPortfolios.owners();
        // Not for the figures: the compiler has to have seen it.
        owners.stream().limit(100).forEach(valuations::valuationsOf);
        tellTotal(
                "%,d portfolios of 20 positions, owner by owner",
                () -> owners.stream()
                        .map(valuations::valuationsOf)
                        .mapToInt(List::size)
                        .sum());
        tellTotal(
                "%,d portfolios of 20 positions, all in one go",
                () -> {
                    var valued = new AtomicInteger();
                    valuations.forEach(_ -> valued.incrementAndGet());
                    return valued.get();
                });
    }

    private void search(Listing listing) {
        alphaVantage.answer(RecordedAlphaVantage.LISTINGS, "", listing.csv());
        var listed = provider.listings().instruments();
        instruments.save(listed);
        var what = " in %,d listings (%s)".formatted(listed.size(), listing.origin());
        tell("search by ticker" + what, searched(listed, MarketDataBenchmark::startOfTicker), "p99 20 ms");
        tell("search by name" + what, searched(listed, MarketDataBenchmark::startOfName), "p99 20 ms");
        tell("search letter by letter" + what, searched(TYPED), "p99 20 ms");
        tell("search for words of thousands" + what, searched(EVERYWHERE), "p99 20 ms");
        tell("the same by %d at once".formatted(CLIENTS) + what, searchedAtOnce(EVERYWHERE), "p99 20 ms");
    }

    private Samples searched(List<String> texts) {
        var typed = new AtomicInteger();
        return Samples.of(1_000, () -> instruments.search(texts.get(typed.getAndIncrement() % texts.size()), SHOWN));
    }

    private Samples searchedAtOnce(List<String> texts) {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            return Samples.together(Stream.generate(() -> CompletableFuture.supplyAsync(() -> searched(texts), clients))
                    .limit(CLIENTS)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList());
        }
    }

    private Samples searched(List<Instrument> listed, Function<Instrument, String> typed) {
        var random = new Random(1);
        Supplier<String> next = () -> typed.apply(listed.get(random.nextInt(listed.size())));
        return Samples.of(2_000, () -> instruments.search(next.get(), SHOWN));
    }

    private static String startOfTicker(Instrument instrument) {
        var ticker = instrument.symbol().value();
        return ticker.substring(0, 1 + Math.floorMod(ticker.hashCode(), ticker.length()));
    }

    /** As somebody types it: the first word, or the first and a part of the second. */
    private static String startOfName(Instrument instrument) {
        return instrument
                .name()
                .substring(
                        0,
                        Math.min(
                                instrument.name().length(),
                                3 + Math.floorMod(instrument.name().hashCode(), 12)));
    }

    private void fanOut() throws InterruptedException {
        try (var screens = new ManyScreens()) {
            tell(
                    "a quote update fanned out to %,d listening screens".formatted(ManyScreens.SCREENS),
                    screens.untilTheLast(UPDATES),
                    "");
            lines.add("%-66s %7d %10s"
                    .formatted(
                            "refreshes of a screen a second, updated 20 times a second",
                            ManyScreens.SCREENS,
                            screens.refreshesPerSecond()));
        }
    }

    private String postgresql() {
        return database.sql("show server_version").query(String.class).single();
    }

    private String redisVersion() throws IOException {
        return redis.info("server")
                .lines()
                .filter(line -> line.startsWith("redis_version:"))
                .map(line -> line.substring("redis_version:".length()))
                .findFirst()
                .orElseThrow();
    }

    private void tell(String what, Samples samples, String aim) {
        lines.add("%-66s %7d %10s %10s   %s"
                .formatted(what, samples.count(), samples.percentile(50), samples.percentile(99), aim));
    }

    private void tellTotal(String what, IntSupplier counting) {
        var begin = System.nanoTime();
        var count = counting.getAsInt();
        var nanos = System.nanoTime() - begin;
        lines.add("%-66s %7d %10s each, %s in all"
                .formatted(what.formatted(count), 1, Samples.millis(nanos / count), Samples.millis(nanos)));
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(QuoteTiers.class)
    static class Saturday {

        /** Nothing is newer than what is known, so that no provider is asked. */
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(Instant.parse("2026-11-21T15:00:00Z"));
        }

        @Bean
        RealRedis redis() {
            return RealRedis.started();
        }

        @Bean
        TaskScheduler taskScheduler() {
            return mock(TaskScheduler.class);
        }
    }
}
