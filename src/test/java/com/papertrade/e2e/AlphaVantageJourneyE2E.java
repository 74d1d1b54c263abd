package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.marketdata.alphavantage.RecordedAlphaVantage;
import com.papertrade.platform.job.RecurringJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The same journey with real prices: recorded answers of Alpha Vantage, played by a server on the
 * loopback, from the Saturday after the session of 2026-05-15 on.
 */
@BrowserTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "papertrade.market-data.provider=alpha-vantage",
            "papertrade.market-data.alpha-vantage.calls-per-day=500",
            "papertrade.market-data.alpha-vantage.calls-per-second=100",
            "papertrade.market-data.alpha-vantage.read-timeout=2s",
            "logging.file.name=" + AlphaVantageJourneyE2E.LOG,
            "logging.level.com.papertrade=trace"
        })
@Import({TestDatabase.class, AlphaVantageJourneyE2E.Time.class})
class AlphaVantageJourneyE2E {

    static final String LOG = "target/alpha-vantage-journey.log";

    private static final String KEY = "RECOGNISABLE0KEY";

    private static final Instant SATURDAY = Instant.parse("2026-05-16T15:00:00Z");
    private static final Instant MONDAY_EVENING = Instant.parse("2026-05-18T22:00:00Z");

    private static final String MONDAYS_BARS = """
            {"Meta Data": {"2. Symbol": "IBM"}, "Time Series (Daily)": {
              "2026-05-18": {"1. open": "219.5", "2. high": "222.0", "3. low": "219.0", "4. close": "221.00", "5. volume": "1"},
              "2026-05-15": {"1. open": "218.2", "2. high": "220.91", "3. low": "217.615", "4. close": "219.30", "5. volume": "1"},
              "2026-05-14": {"1. open": "215.5", "2. high": "220.9", "3. low": "215.0", "4. close": "218.37", "5. volume": "1"}}}
            """;

    private static RecordedAlphaVantage alphaVantage;
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CacheManager caches;

    @Autowired
    List<RecurringJob> jobs;

    Page page;
    Screens screens;

    @BeforeAll
    static void startBrowserAndLog() throws IOException {
        var _ = Files.deleteIfExists(Path.of(LOG));
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        alphaVantage.close();
    }

    @DynamicPropertySource
    static void recorded(DynamicPropertyRegistry settings) {
        alphaVantage = RecordedAlphaVantage.start();
        settings.add("papertrade.market-data.alpha-vantage.api-key", () -> KEY);
        settings.add("papertrade.market-data.alpha-vantage.base-url", alphaVantage::baseUrl);
    }

    @BeforeEach
    void aNewcomerOnSaturday() {
        alphaVantage.answerNormally();
        clock.moveTo(SATURDAY);
        jdbc.sql("update portfolio set deleted_at = now()").update();
        jdbc.sql("delete from price_bar").update();
        jdbc.sql("delete from quote").update();
        jdbc.sql("truncate call_budget, call_day, price_attempt, session_publication")
                .update();
        caches.getCacheNames()
                .forEach(name -> Objects.requireNonNull(caches.getCache(name)).clear());
        run("Import listings from Alpha Vantage");
        page = chromium.newPage(1440, 900);
        screens = new Screens(page, path -> "http://localhost:" + port + path);
        screens.signInAs("Maya");
        screens.createFirstPortfolio("Real prices", "$100,000");
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    @Test
    void ibmIsBoughtAtFridaysCloseAndMondaysCloseMovesIt() {
        screens.startTrade();
        screens.pick("business mach", "IBM");
        assertThat(page.locator(".preview")).containsText("$219.30");
        assertThat(page.locator(".preview")).containsText("Alpha Vantage");
        screens.type("10");
        assertThat(page.locator(".preview")).containsText("$2,193.00");
        assertThat(page.locator(".preview")).containsText("$97,807.00");
        screens.place("Buy 10 IBM");
        assertThat(page.locator(".receipt")).containsText("$2,193.00");
        assertThat(page.locator(".receipt")).containsText("Alpha Vantage");
        screens.toThePortfolio();
        // Bought after Thursday's close at Friday's close: nothing has moved yet.
        assertThat(page.locator(".headline")).containsText("$100,000.00");
        assertThat(page.locator(".headline .change").first()).containsText("$0.00 (0.00%)");

        alphaVantage.answer(RecordedAlphaVantage.DAILY, "IBM", MONDAYS_BARS);
        clock.moveTo(MONDAY_EVENING);
        run("Refresh prices of what is held");
        page.reload();

        // 10 × 221.00 − 2,193.00 = +17.00 on the 100,000 deposited since Friday's close.
        assertThat(page.locator(".headline .change").first()).containsText("+$17.00 (+0.02%)");
        assertThat(page.locator(".headline")).containsText("$100,017.00");

        sellsFourOfThem();
        theOtherUserSeesNoneOfIt(screens.path());
        screens.rename("Renamed");
        assertThat(screens.heading("Renamed")).isVisible();
        screens.delete();
        assertThat(screens.heading("Start with pretend money")).isVisible();
        screens.signOut();
        assertThat(page.getByText("You are signed out")).isVisible();
    }

    /** Jobs do not run by themselves in tests. */
    private void run(String job) {
        jobs.stream().filter(one -> one.name().equals(job)).forEach(RecurringJob::run);
    }

    /** 4 × 221.00 = 884.00; 97,807 + 884 = 98,691; 6 × 221 + 884 − 2,193 is still +17.00. */
    private void sellsFourOfThem() {
        screens.sell("IBM");
        screens.type("4");
        screens.place("Sell 4 IBM");
        assertThat(page.locator(".receipt")).containsText("$884.00");
        assertThat(page.locator(".receipt")).containsText("$98,691.00");
        screens.toThePortfolio();
        assertThat(page.locator(".headline .change").first()).containsText("+$17.00 (+0.02%)");
        screens.open("Activity");
        assertThat(screens.entry("Deposit").first()).isVisible();
        assertThat(screens.entry("Buy")).isVisible();
        assertThat(screens.entry("Sell")).isVisible();
    }

    private void theOtherUserSeesNoneOfIt(String path) {
        try (var other = chromium.newPage(1440, 900)) {
            var toms = new Screens(other, address -> "http://localhost:" + port + address);
            toms.signInAs("Tom");
            toms.goTo(path);
            assertThat(toms.heading("This page does not exist")).isVisible();
        }
    }

    @Test
    void aSubCentPriceAndABerkshireTrade() {
        screens.startTrade();
        screens.ask("MSFT");
        assertThat(page.locator(".preview")).containsText("$217.615");
        screens.type("3");
        // 3 × 217.6150 = 652.845, halves to the even cent
        assertThat(page.locator(".preview")).containsText("$652.84");
        screens.place("Buy 3 MSFT");
        assertThat(page.locator(".receipt")).containsText("$652.84");

        screens.button("Trade again").click();
        screens.ask("brk-b");
        screens.type("2");
        screens.place("Buy 2 BRK-B");
        assertThat(page.locator(".receipt")).containsText("$986.40"); // 2 × 493.20
    }

    @Test
    void penceAreShownAndRefused() {
        screens.startTrade();
        screens.ask("Tesco");
        assertThat(screens.notice()).containsText("Did you mean one of these?");
        screens.button("TSCO.LON · Tesco PLC").click();

        assertThat(screens.notice()).containsText("TSCO.LON cannot be traded here");
        assertThat(screens.notice()).containsText("pence (GBX)");
        assertThat(screens.symbolField()).hasValue(Pattern.compile("Tesco PLC"));
    }

    /**
     * What the provider does, what is said of it to who looks and to who asks as for an order, and how
     * often it was asked for the two of them.
     */
    private record Trouble(Runnable begin, String look, String order, int calls) {

        Trouble(Runnable begin, String sentence) {
            this(begin, sentence, sentence, 2);
        }
    }

    /** The last one: it moves the clock on, and what failed and was spent until then is remembered. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whateverTheProviderAnswersTheFormStaysUsableAndSaysWhatIsWrong() throws Exception {
        var troubles = List.of(
                new Trouble(alphaVantage::serverError, "500"),
                new Trouble(alphaVantage::hang, "did not answer"),
                new Trouble(alphaVantage::truncate, "no sense"),
                new Trouble(alphaVantage::answerAboutAnotherSymbol, "something else"),
                // An order waits for a second's pause to be over and asks; for a minute's it does not.
                new Trouble(alphaVantage::limitPerSecond, "try again in a moment"),
                new Trouble(alphaVantage::legacyNote, "try again in a minute", "try again in a few seconds", 1),
                new Trouble(alphaVantage::premiumOnly, "does not include"),
                new Trouble(alphaVantage::rejectKey, "ALPHAVANTAGE_API_KEY"),
                // The last, because it closes the budget.
                // The form reckons with the price and asks for it: which of both hears the provider's own word is a
                // matter of luck.
                new Trouble(
                        () -> alphaVantage.limitDaily(KEY),
                        "used up|gives no more answers for now",
                        "gives no more answers for now",
                        1));
        var portfolio = screens.path();
        for (var trouble : troubles) {
            // An open form looks again by itself: it would meet the trouble first, and the next form its consequences.
            screens.goTo(portfolio);
            assertThat(screens.heading("Real prices")).isVisible();
            trouble.begin().run();
            // Longer than a symbol is left alone at most: whoever looks asks the provider, whatever it did before.
            clock.advance(Duration.ofHours(2).plusMinutes(1));
            var before = alphaVantage.calls(RecordedAlphaVantage.DAILY);
            screens.startTrade();
            screens.ask("IBM");
            assertThat(screens.notice()).containsText("No current price for IBM");
            assertThat(screens.notice()).containsText(Pattern.compile(trouble.look()));
            screens.button("Ask now, as for an order").click();
            assertThat(screens.button("Try again")).isVisible();
            assertThat(screens.notice()).containsText(trouble.order());
            assertThat(alphaVantage.calls(RecordedAlphaVantage.DAILY) - before).isEqualTo(trouble.calls());
            assertThat(page.content()).doesNotContain(KEY);
            screens.type("10");
            assertThat(screens.button("Buy 10 IBM")).hasAttribute("aria-disabled", "true");
        }

        // The next day there are calls again, and what was typed still stands.
        alphaVantage.answerNormally();
        clock.advance(Duration.ofDays(1));
        screens.button("Try again").click();
        assertThat(page.locator(".preview")).containsText("$219.30");
        screens.place("Buy 10 IBM");
        assertThat(page.locator(".receipt")).containsText("$2,193.00");
        assertThat(Files.readString(Path.of(LOG))).doesNotContain(KEY);
    }

    /** The recorded bars begin on Wednesday 2026-05-13: from Tuesday the 5th on, six sessions are missing. */
    @Test
    void anAdministratorImportsAFileFetchesASymbolAndSeesTheGap() {
        var complaints = ScreensE2E.complaintsOf(page);
        screens.goTo("/administration/imports");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("MSFT.csv", "text/csv", """
                date,open,high,low,close,volume
                2026-05-04,215,216,214,215.5,100
                2026-05-09,215,216,214,215.5,100
                """.getBytes(StandardCharsets.UTF_8)));
        assertThat(screens.field("Symbol")).hasValue("MSFT");
        screens.button("Import").click();
        assertThat(page.getByRole(AriaRole.STATUS).first())
                .containsText("MSFT: 1 session added, 0 replaced, 0 unchanged, 1 line refused.");
        assertThat(page.locator(".office-table").first()).containsText("a Saturday");
        assertThat(page.getByText("Odd rows").first()).isVisible();

        screens.open("Coverage");
        assertThat(screens.heading("Fetch a symbol")).isVisible();
        screens.field("Symbol").fill("MSFT");
        screens.button("Fetch now").first().click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("close of MSFT is here.");
        assertThat(page.locator(".office-table")).containsText("6 in 1 gap");
        assertThat(complaints).isEmpty();
    }

    @Test
    void anUnknownSymbolIsAnsweredWithWhatToTypeInstead() {
        screens.startTrade();
        screens.ask("NOSUCH");

        assertThat(screens.notice()).containsText("Nothing is called “NOSUCH”");
        screens.ask("IBM");
        assertThat(page.locator(".preview")).containsText("$219.30");
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(SATURDAY);
        }
    }
}
