package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.papertrade.JarProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every screen on a phone and on a desk, by day and by night: nothing sticks out sideways, and the
 * browser has nothing to complain about. The pictures are kept in {@code target/screens}.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensE2E {

    @TempDir
    static Path dataDirectory;

    Chromium chromium;
    JarProcess paperTrade;
    URI home;

    @BeforeAll
    void start() throws Exception {
        chromium = Chromium.start();
        paperTrade = JarProcess.start(JarProcess.EMBEDDED, dataDirectory, Map.of("PORT", "0"));
        home = paperTrade.address();
    }

    @AfterAll
    void stop() throws Exception {
        paperTrade.close();
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"360, 780", "1440, 900"})
    void everyScreenFitsAndTheBrowserHasNoComplaint(int width, int height) {
        try (var page = chromium.newPage(width, height)) {
            var complaints = complaintsOf(page);
            var album = new Album(page);
            visitAll(page, album);
            assertThat(complaints).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, 780", "1440, 900"})
    void administratorsSeeHowThingsStandAndRunAJob(int width, int height) {
        try (var page = chromium.newPage(width, height)) {
            var complaints = complaintsOf(page);
            var album = new Album(page);
            var screens = new Screens(page, path -> home.resolve(path).toString());
            screens.signInAs("Maya");
            screens.goTo("/administration");
            assertThat(page.getByText("The simulated market needs no calls")).isVisible();
            album.keep("administration");
            for (var part : List.of("Coverage", "Imports", "Splits and dividends", "Ledger", "Users", "Jobs")) {
                screens.open(part);
                assertThat(page.locator(".administration-page section").first()).isVisible();
                album.keep("administration-" + part.toLowerCase(Locale.ROOT));
            }
            screens.button("Run now: Verify ledgers").click();
            assertThat(page.locator(".office-table tr", new Page.LocatorOptions().setHasText("Verify ledgers")))
                    .containsText("done");
            assertThat(complaints).isEmpty();
        }
    }

    /** The check itself: a check that finds nothing on such a page would find nothing anywhere. */
    @Test
    void whatCannotBeReadOrHasNoNameIsFound() {
        try (var page = chromium.newPage(360, 780)) {
            page.setContent("<p style='color: #bbb; background: #fff'>Hardly there</p><button></button>");

            assertThatThrownBy(() -> Accessibility.hasNoViolations(page, "that page"))
                    .hasMessageContainingAll("color-contrast", "button-name");
            assertThatThrownBy(() -> Accessibility.hasEnoughContrast(page, "that page"))
                    .hasMessageContaining("color-contrast")
                    .hasMessageNotContaining("button-name");
        }
    }

    @Test
    void nobodyElseFindsAdministration() {
        try (var page = chromium.newPage(1440, 900)) {
            var screens = new Screens(page, path -> home.resolve(path).toString());
            screens.signInAs("Tom");
            assertThat(page.getByText("Administration")).hasCount(0);
            for (var part : List.of("", "/coverage", "/imports", "/jobs")) {
                screens.goTo("/administration" + part);
                assertThat(screens.heading("This page does not exist")).isVisible();
            }
        }
    }

    @Test
    void enterPressesWhatHasTheFocus() {
        try (var page = chromium.newPage(1440, 900)) {
            var screens = new Screens(page, path -> home.resolve(path).toString());
            screens.signInAs("Maya");
            assertThat(screens.heading("Start with pretend money")).isVisible();
            screens.button("$50,000").press("Enter");
            assertThat(screens.field("Opening deposit")).hasValue("$50,000.00");
            screens.field("Name").fill("Long game");
            screens.field("Name").press("Enter");
            assertThat(screens.heading("Long game")).isVisible();

            screens.menu("Rename…");
            screens.field("Name").fill("Sunday bot");
            screens.button("Cancel").press("Enter");
            assertThat(screens.button("Cancel")).hasCount(0);
            assertThat(screens.heading("Long game")).isVisible();

            screens.menu("Rename…");
            screens.field("Name").fill("Sunday bot");
            screens.field("Name").press("Enter");
            assertThat(screens.heading("Sunday bot")).isVisible();
        }
    }

    @Test
    void pricesMoveAndNothingElseDoes() {
        try (var page = chromium.newPage(1440, 320)) {
            var complaints = complaintsOf(page);
            var movements = Movements.countedOn(page);
            var screens = new Screens(page, path -> home.resolve(path).toString());
            screens.signInAs("Tom");
            screens.createFirstPortfolio("Watched", "$100,000");
            var portfolio = screens.path();
            for (var symbol : List.of("QUIL", "KEST")) {
                screens.goTo(portfolio + "/trade/" + symbol);
                screens.type("10");
                screens.place("Buy 10 " + symbol);
                assertThat(page.locator(".receipt")).containsText("Bought 10 " + symbol);
            }
            screens.goTo(portfolio);
            page.getByLabel("Sell QUIL").focus();
            assertThat((int) page.evaluate("() => { scrollTo(0, 40); return scrollY; }"))
                    .isEqualTo(40);

            movements.watch(screens.lastPrice("QUIL"));
            movements.awaitPrices(8);

            assertThat(movements.whatDidNotStay()).isEmpty();
            assertThat(page.getByLabel("Sell QUIL")).isFocused();
            assertThat(movements.messagesASecond()).isLessThanOrEqualTo(2);
            assertThat(complaints).isEmpty();
            screens.delete();
        }
    }

    /** What the server would not answer; what the page's scripts complain of fails every browser test. */
    static List<String> complaintsOf(Page page) {
        var complaints = new ArrayList<String>();
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        return complaints;
    }

    /** Tom begins with nothing each time: what he opens is deleted in the end. */
    private void visitAll(Page page, Album album) {
        var screens = new Screens(page, path -> home.resolve(path).toString());
        screens.goTo("/");
        assertThat(page.getByText("Continue as Tom")).isVisible();
        album.keep("sign-in");
        screens.continueAs("Tom");
        assertThat(screens.heading("Start with pretend money")).isVisible();
        album.keep("empty");
        screens.createFirstPortfolio("Long game", "$100,000");
        var portfolio = screens.path();
        buys(screens, page, album, portfolio);
        orders(screens, page, album, portfolio);
        visitPortfolio(screens, page, album, portfolio);
        visitInstruments(screens, page, album);
        visitDialogs(screens, page, album, portfolio);

        screens.goTo(portfolio);
        screens.delete();
        assertThat(screens.heading("Start with pretend money")).isVisible();
    }

    private static void buys(Screens screens, Page page, Album album, String portfolio) {
        screens.goTo(portfolio + "/trade");
        screens.pick("Quill", "QUIL");
        screens.type("10");
        assertThat(page.locator(".preview")).containsText("Estimated cost");
        album.keep("trade");
        screens.place("Buy 10 QUIL");
        assertThat(page.locator(".receipt")).containsText("Bought 10 QUIL");
        album.keep("receipt");
    }

    /** Far below any price, so that it waits. */
    private static void orders(Screens screens, Page page, Album album, String portfolio) {
        screens.trade(portfolio, "QUIL");
        screens.choose("Order type", "Stop-limit");
        album.keep("trade-stop-limit");
        screens.choose("Order type", "Limit");
        screens.field("Limit price").fill("1.50");
        screens.type("1000");
        assertThat(page.locator(".preview")).containsText("Keeps while it waits");
        album.keep("trade-limit");
        screens.place("Buy 1,000 QUIL");
        assertThat(page.locator(".done")).containsText("Order placed");
        album.keep("order-placed");
        screens.goTo(portfolio);
        screens.menu("Trading terms…");
        page.getByText("Fees", new Page.GetByTextOptions().setExact(true)).click();
        screens.choose("Commission", "Per share");
        assertThat(screens.field("For each share")).isVisible();
        album.keep("terms");
    }

    private static void visitPortfolio(Screens screens, Page page, Album album, String portfolio) {
        screens.goTo("/");
        assertThat(page.locator(".portfolio-card")).containsText("Long game");
        album.keep("portfolios");
        screens.goTo(portfolio);
        assertThat(page.locator(".positions")).containsText("QUIL");
        assertThat(screens.openOrder("Buy 1,000 QUIL")).isVisible();
        album.keep("portfolio");
        screens.goTo(portfolio + "/today");
        assertThat(page.locator(".changes")).containsText("QUIL");
        album.keep("today");
        screens.goTo(portfolio + "/activity");
        assertThat(page.locator(".ledger-card")).containsText("QUIL");
        page.locator(".unfilled-orders vaadin-button").first().click();
        assertThat(page.locator(".receipt-panel")).containsText("History");
        album.keep("activity-order");
        screens.button("Close the order").click();
        album.keep("activity");
    }

    private static void visitInstruments(Screens screens, Page page, Album album) {
        screens.goTo("/watchlist");
        assertThat(screens.heading("Nothing watched yet")).isVisible();
        album.keep("watchlist-empty");
        screens.goTo("/instrument/QUIL");
        assertThat(page.locator(".price-section pt-chart svg")).isVisible();
        assertThat(page.locator(".fact-cards")).containsText("Your fills");
        album.keep("instrument");
        screens.goTo("/instrument/NOSUCH");
        assertThat(screens.notice()).containsText("NOSUCH");
        album.keep("instrument-unknown");
        screens.goTo("/nowhere");
        assertThat(screens.heading("This page does not exist")).isVisible();
        album.keep("no-such-page");
    }

    private static void visitDialogs(Screens screens, Page page, Album album, String portfolio) {
        screens.goTo(portfolio);
        screens.button("Deposit or withdraw").click();
        screens.field("Amount").fill("1e9");
        screens.button("Deposit").click();
        assertThat(page.getByText("Type an amount in dollars").first()).isVisible();
        album.keep("deposit-refused");
        screens.button("Cancel").click();
        screens.menu("Rename…");
        assertThat(screens.button("Rename")).isVisible();
        album.keep("rename");
        screens.button("Cancel").click();
        screens.menu("Delete…");
        assertThat(screens.button("Cancel")).isFocused();
        album.keep("delete");
        screens.button("Cancel").click();
    }
}
