package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.papertrade.JarProcess;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does in the first minutes, in a real browser, against the application as it is shipped. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyE2E {

    private static final BigDecimal DEPOSIT = new BigDecimal("100000");

    /** {@code +$45.32 (+2.14%)}, {@code −$0.01 (0.00%)}, {@code $0.00 (0.00%)}. */
    private static final Pattern SOME_CHANGE = Pattern.compile("[+−]?\\$[\\d,]+\\.\\d\\d\\s*\\([+−]?\\d+\\.\\d\\d%\\)");

    /** Shown as it was typed, and never run: the pages' policy would refuse it, and fail the test. */
    private static final String MARKUP = "<img src=x: onerror=alert(1)> bot";

    private static final String NOWHERE = "/portfolio/00000000-0000-0000-0000-000000000000";

    @TempDir
    static Path dataDirectory;

    Chromium chromium;
    JarProcess paperTrade;
    URI home;

    @BeforeAll
    void start() throws Exception {
        chromium = Chromium.start();
        startPaperTrade();
    }

    private void startPaperTrade() throws Exception {
        paperTrade = JarProcess.start(JarProcess.EMBEDDED, dataDirectory, Map.of("PORT", "0"));
        home = paperTrade.address();
    }

    private String address(String path) {
        return home.resolve(path).toString();
    }

    @AfterAll
    void stop() throws Exception {
        paperTrade.close();
        chromium.close();
    }

    @Test
    void fromTheFirstVisitToSellingAndBackAfterACrash() throws Exception {
        var address = buysAndSells();
        theOtherUserSeesNoneOfIt(address);

        paperTrade.close();
        startPaperTrade();
        allIsThere(address);

        paperTrade.kill();
        startPaperTrade();
        allIsThere(address);
    }

    /** @return the path of the portfolio */
    private String buysAndSells() {
        try (var page = chromium.newPage(1440, 900)) {
            var screens = new Screens(page, this::address);
            screens.signInAs("Maya");
            screens.createFirstPortfolio("Long game", "$100,000");
            assertThat(page.locator(".headline")).containsText("$100,000.00");
            var path = screens.path();

            screens.startTrade();
            screens.pick("Quill", "QUIL");
            assertThat(page.locator(".preview")).containsText("simulated market");
            screens.type("10");
            assertThat(page.locator(".preview")).containsText("Estimated cost");
            assertThat(page.locator(".preview")).containsText("from $100,000.00");
            screens.place("Buy 10 QUIL");
            assertThat(page.locator(".receipt")).containsText("Bought 10 QUIL");
            assertThat(page.locator(".receipt")).containsText("Instant: latest price");

            var price = screens.receipt("Price");
            var cost = price.multiply(BigDecimal.TEN);
            assertThat(screens.receipt("Amount")).isEqualByComparingTo(cost);
            assertThat(screens.receipt("Cash afterwards")).isEqualByComparingTo(DEPOSIT.subtract(cost));

            screens.toThePortfolio();
            assertThat(screens.position("QUIL")).isVisible();
            assertThat(screens.position("10")).isVisible();
            assertThat(screens.position(dollars(price)).first()).isVisible(); // the average cost
            assertThat(page.locator(".headline .change").first()).containsText(SOME_CHANGE);
            assertThat(page.locator(".positions-grid .change").first()).containsText(SOME_CHANGE);

            screens.sell("QUIL");
            screens.type("4");
            screens.place("Sell 4 QUIL");
            assertThat(page.locator(".receipt")).containsText("Sold 4 QUIL");
            var proceeds = screens.receipt("Price").multiply(BigDecimal.valueOf(4));
            assertThat(screens.receipt("Amount")).isEqualByComparingTo(proceeds);
            assertThat(screens.receipt("Cash afterwards"))
                    .isEqualByComparingTo(DEPOSIT.subtract(cost).add(proceeds));

            screens.toThePortfolio();
            screens.open("Activity");
            assertThat(screens.entry("Deposit").first()).isVisible();
            assertThat(screens.entry("Buy")).isVisible();
            assertThat(screens.entry("Sell")).isVisible();

            renamesAndDeletes(screens, page);
            screens.signOut();
            assertThat(page.getByText("You are signed out")).isVisible();
            return path;
        }
    }

    private static String dollars(BigDecimal price) {
        return new DecimalFormat("$#,##0.00", DecimalFormatSymbols.getInstance(Locale.US)).format(price);
    }

    private void renamesAndDeletes(Screens screens, Page page) {
        screens.goTo("/");
        screens.createAnotherPortfolio("Swing ideas");
        screens.rename(MARKUP);
        assertThat(screens.heading(MARKUP)).isVisible();
        screens.delete();
        assertThat(screens.heading("Portfolios")).isVisible();
        assertThat(page.locator(".portfolio-card")).hasCount(1);
    }

    private void theOtherUserSeesNoneOfIt(String address) {
        try (var page = chromium.newPage(1440, 900)) {
            var screens = new Screens(page, this::address);
            screens.signInAs("Tom");
            assertThat(screens.heading("Start with pretend money")).isVisible();

            screens.goTo(address);
            assertThat(screens.heading("This page does not exist")).isVisible();
            assertThat(page.getByText("Long game")).hasCount(0);

            screens.goTo(NOWHERE);
            assertThat(screens.heading("This page does not exist")).isVisible();
        }
    }

    private void allIsThere(String address) {
        try (var page = chromium.newPage(1440, 900)) {
            var screens = new Screens(page, this::address);
            screens.signInAs("Maya");
            screens.goTo(address);
            assertThat(screens.heading("Long game")).isVisible();
            assertThat(screens.position("QUIL")).isVisible();
            assertThat(screens.position("6")).isVisible();
            screens.open("Activity");
            assertThat(screens.entry("Sell")).isVisible();
        }
    }

    @Test
    void nothingOfTheAddressIsLostBySigningIn() {
        try (var page = chromium.newPage(390, 844)) {
            var screens = new Screens(page, this::address);
            page.navigate(address(NOWHERE));
            screens.continueAs("Tom");

            assertThat(screens.heading("This page does not exist")).isVisible();
            assertThat(page).hasURL(Pattern.compile(NOWHERE));
        }
    }

    /** In a context of its own: what a page refuses otherwise fails the test. */
    @Test
    void aScriptSmuggledIntoAPageDoesNotRun() {
        try (var context = chromium.browser().newContext()) {
            var page = context.newPage();
            new Screens(page, this::address).signInAs("Tom");

            page.evaluate("""
                    () => {
                      const script = document.createElement('script');
                      script.textContent = 'window.smuggled = true';
                      document.body.append(script);
                      document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.smuggled = true">');
                    }""");
            page.waitForTimeout(200);

            assertThat(page.evaluate("() => window.smuggled === undefined")).isEqualTo(true);
        }
    }
}
