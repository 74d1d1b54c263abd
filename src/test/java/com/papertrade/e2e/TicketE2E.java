package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.papertrade.JarProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A ticket above whatever is on screen, by keyboard alone, and through the end of a session. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketE2E {

    private static final int MOST_KEYS = 80;
    private static final Pattern AMERICAN_NUMBER =
            Pattern.compile("\\d,\\d{3}\\b|\\d\\.\\d{1,2}%|\\$\\d+\\.\\d{1,2}\\b");

    @TempDir
    static Path dataDirectory;

    private Chromium chromium;
    private JarProcess paperTrade;
    private URI home;
    private Page page;
    private Album album;
    private Screens screens;

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

    @BeforeEach
    void openAPortfolio() {
        page = chromium.newPage(1440, 900);
        album = new Album(page);
        screens = new Screens(page, path -> home.resolve(path).toString());
        screens.signInAs("Maya");
        if (screens.heading("Start with pretend money").isVisible()) {
            screens.createFirstPortfolio("Long game", "$100,000");
        }
        screens.goTo("/watchlist");
        assertThat(screens.heading("Watchlist")).isVisible();
    }

    @AfterEach
    void leave() {
        page.close();
    }

    @Test
    void aTradeByKeyboardAloneFromAnyScreen() {
        page.keyboard().press("Alt+t");
        assertThat(screens.symbolField()).isFocused();
        page.keyboard().type("QUIL");
        page.keyboard().press("Tab");
        assertThat(screens.field("How many shares")).isFocused();
        page.keyboard().type("10");
        assertThat(page.locator(".preview")).containsText("Last price of QUIL");
        page.keyboard().press("Enter");
        assertThat(screens.button("Buy 10 QUIL")).isFocused();
        assertThat(page.locator(".preview")).containsText("Estimated cost");
        album.keepWideAndNarrow("ticket-dialog");
        page.keyboard().press("Enter");

        assertThat(page.locator(".receipt")).containsText("Bought 10 QUIL");
        album.keepWideAndNarrow("ticket-receipt");
        page.keyboard().press("Escape");
        assertThat(page.locator(".trade-pane")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("/watchlist$"));
    }

    /** In Germany, the point stands between thousands. */
    @Test
    void numbersAreReadAndTypedWithTheMarksOfTheBrowsersCountry() {
        try (var visit = chromium.newPageIn("de-DE", 1440, 900)) {
            var seen = new Screens(visit, path -> home.resolve(path).toString());
            seen.signInAs("Maya");
            visit.keyboard().press("Alt+t");
            assertThat(seen.symbolField()).isFocused();
            visit.keyboard().type("QUIL");
            visit.keyboard().press("Tab");
            assertThat(seen.field("How many shares")).isFocused();

            visit.keyboard().type("1.5");
            assertThat(visit.locator("[slot='error-message']")
                            .filter(new Locator.FilterOptions().setHasText("Write the decimals after a comma: 1,5.")))
                    .isVisible();
            seen.field("How many shares").fill("1.000.000");
            assertThat(visit.locator(".preview .rejection").first())
                    .containsText(Pattern.compile(
                            "you have \\$\\d{2,3}\\.\\d{3},\\d{2}.* needs \\$\\d{2,3}\\.\\d{3}\\.\\d{3},\\d{2}"));
            new Album(visit).keepWideAndNarrow("ticket-in-germany");
            seen.field("How many shares").fill("1,5");
            assertThat(visit.locator(".preview")).containsText("Estimated cost");
            seen.button("Buy 1,5 QUIL").click();
            assertThat(visit.locator(".receipt")).containsText(Pattern.compile("Bought 1,5 QUIL at \\$\\d+,\\d+"));
            visit.keyboard().press("Escape");

            var portfolio = longGame();
            var addresses = Map.of(
                    "portfolio",
                    portfolio,
                    "activity",
                    portfolio + "/activity",
                    "instrument",
                    "/instrument/QUIL",
                    "portfolios",
                    "/");
            addresses.forEach((screen, address) -> {
                seen.goTo(address);
                assertThat(visit.locator("main")).containsText(Pattern.compile("\\$\\d+(\\.\\d{3})*,\\d{2}"));
                Assertions.assertThat(visit.innerText("body"))
                        .doesNotContainPattern(AMERICAN_NUMBER)
                        .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}");
                new Album(visit).keepWideAndNarrow(screen + "-in-germany");
            });
            seen.goTo("/instrument/QUIL");
            visit.getByText("Show as table").click();
            assertThat(visit.locator(".chart-table tbody tr").first())
                    .containsText(Pattern.compile("\\d{2}\\.\\d{2}\\.2\\d{3}"));
        }
    }

    /** Nothing but keys: what cannot be reached by Tab fails. */
    @Test
    void fromTheDoorAndBackOutByKeyboardAlone() {
        try (var visit = chromium.newPage(1440, 900)) {
            var seen = new Screens(visit, path -> home.resolve(path).toString());
            var keys = visit.keyboard();
            seen.goTo("/");
            tabTo(visit, visit.getByRole(AriaRole.BUTTON, named("Continue as Tom")));
            keys.press("Enter");
            assertThat(seen.heading("Start with pretend money")).isVisible();
            tabTo(visit, seen.field("Name"));
            keys.type("By keyboard");
            tabTo(visit, seen.button("$50,000"));
            keys.press("Enter");
            tabTo(visit, seen.button("Create portfolio"));
            keys.press("Enter");
            seen.atThePortfolio("By keyboard");

            keys.press("Alt+t");
            assertThat(seen.symbolField()).isFocused();
            keys.type("QUIL");
            keys.press("Tab");
            assertThat(seen.field("How many shares")).isFocused();
            keys.type("10");
            keys.press("Enter");
            assertThat(seen.button("Buy 10 QUIL")).isFocused();
            keys.press("Enter");
            assertThat(visit.locator(".receipt")).containsText("Bought 10 QUIL");
            keys.press("Escape");
            assertThat(visit.locator(".trade-pane")).hasCount(0);
            assertThat(seen.position("QUIL")).isVisible();

            keys.press("/");
            keys.type("QUIL");
            assertThat(visit.getByRole(AriaRole.OPTION).first()).containsText("Quill Software");
            keys.press("Enter");
            assertThat(visit).hasURL(Pattern.compile("/instrument/QUIL"));
            tabTo(visit, visit.getByRole(AriaRole.LINK, named("^Sell")).first());
            keys.press("Enter");
            assertThat(seen.heading("Trade")).isVisible();
            tabTo(visit, seen.field("How many shares"));
            keys.type("6");
            keys.press("Control+Enter");
            assertThat(seen.button("Sell 6 QUIL").last()).isFocused();
            assertThat(seen.heading("Sell 6 of your 10 QUIL?")).isVisible();
            keys.press("Enter");
            assertThat(visit.locator(".receipt")).containsText("Sold 6 QUIL");

            tabTo(visit, visit.getByRole(AriaRole.LINK, named("To the portfolio")));
            keys.press("Enter");
            tabTo(visit, visit.getByRole(AriaRole.LINK, named("^Activity$")));
            keys.press("Enter");
            assertThat(visit.locator(".ledger-wide")).containsText("Sold 6 at");
            tabTo(visit, visit.getByRole(AriaRole.MENUITEM, named("Signed in as")));
            keys.press("Enter");
            pressUntilFocused(visit, "ArrowDown", visit.getByRole(AriaRole.MENUITEM, named("^Sign out$")));
            keys.press("Enter");
            assertThat(visit.getByText("You are signed out")).isVisible();
        }
    }

    private static void tabTo(Page visit, Locator target) {
        assertThat(target).isVisible();
        pressUntilFocused(visit, "Tab", target);
    }

    private static void pressUntilFocused(Page visit, String key, Locator target) {
        for (int pressed = 0; pressed < MOST_KEYS && !isFocused(target); pressed++) {
            visit.keyboard().press(key);
        }
        assertThat(target).isFocused();
    }

    private static boolean isFocused(Locator target) {
        return (boolean) target.evaluate("element => element.matches(':focus')");
    }

    private static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    @Test
    void whatWasTypedIsThereAgainAfterSigningInAgain() {
        page.keyboard().press("Alt+t");
        screens.ask("KEST");
        assertThat(page.locator(".preview")).containsText("Last price of KEST");
        screens.choose("Order type", "Limit");
        screens.field("Limit price").fill("1.50");
        endTheSession();
        screens.type("7");
        screens.field("How many shares").press("Tab");

        screens.continueAs("Maya");
        assertThat(page.locator(".trade-pane")).containsText("This ticket is as you left it");
        assertThat(page.locator(".preview")).containsText("Last price of KEST");
        assertThat(screens.field("Limit price")).hasValue(Pattern.compile("1[.]50"));
        assertThat(screens.field("How many shares")).hasValue("7");
        album.keepWideAndNarrow("ticket-after-signing-in-again");
        screens.place("Buy 7 KEST");
        assertThat(page.locator(".done")).containsText("Order placed · limit order");

        page.reload();
        assertThat(screens.heading("Watchlist")).isVisible();
        assertThat(page.locator(".trade-pane")).hasCount(0);
    }

    /** The second time, nothing was typed since the first. */
    @Test
    void theTicketOnItsPageIsThereAgainAsOftenAsASessionEnds() {
        screens.trade(longGame(), "KEST");
        screens.type("50");
        page.keyboard().press("Alt+s");
        assertThat(screens.button("Sell 50 KEST")).isVisible();

        for (int time = 0; time < 2; time++) {
            endTheSession();
            page.reload();
            screens.continueAs("Maya");
            assertThat(page.locator(".trade-page")).containsText("This ticket is as you left it");
            assertThat(screens.button("Sell 50 KEST")).isVisible();
        }
    }

    @Test
    void whatAButtonFilledInIsThereAgain() {
        page.keyboard().press("Alt+t");
        screens.ask("KEST");
        var most = page.locator(".ticket .shortcut:visible");
        assertThat(most).containsText("Max ");
        most.click();
        assertThat(screens.field("How many shares")).not().hasValue("");
        var shares = screens.field("How many shares").inputValue();
        endTheSession();
        page.reload();

        screens.continueAs("Maya");

        assertThat(page.locator(".trade-pane")).containsText("This ticket is as you left it");
        assertThat(screens.field("How many shares")).hasValue(shares);
    }

    @Test
    void whoSignsInNextInTheTabGetsNothingOfIt() {
        page.keyboard().press("Alt+t");
        screens.ask("KEST");
        screens.type("50");
        endTheSession();
        page.reload();
        screens.continueAs("Tom");
        assertThat(screens.heading("Watchlist")).isVisible();
        assertNothingIsKept();
        assertThat(page.locator(".trade-pane")).hasCount(0);
    }

    @Test
    void whoSignsInNextInTheTabGetsNothingOfThePageEither() {
        screens.trade(longGame(), "KEST");
        screens.type("50");
        endTheSession();
        page.reload();
        screens.continueAs("Tom");
        assertThat(page.locator(".side")).isAttached();
        assertNothingIsKept();
    }

    @Test
    void aTicketWaitsForTheFirstScreenOfTheNextSessionAndForNoLaterOne() {
        var portfolio = longGame();
        screens.trade(portfolio, "KEST");
        screens.type("50");
        endTheSession();
        screens.goTo("/watchlist");
        screens.continueAs("Maya");
        assertThat(screens.heading("Watchlist")).isVisible();
        assertNothingIsKept();

        screens.trade(portfolio, "QUIL");
        assertThat(screens.button("Buy QUIL")).isVisible();
    }

    @Test
    void whoeverLeavesThePageOrSignsOutLeavesTheTicket() {
        screens.trade(longGame(), "KEST");
        screens.type("50");
        assertSomethingIsKept();
        page.locator(".side").getByText("Watchlist").click();
        assertThat(screens.heading("Watchlist")).isVisible();
        assertNothingIsKept();

        screens.trade(longGame(), "KEST");
        screens.type("50");
        assertSomethingIsKept();
        screens.signOut();
        assertThat(page.getByText("You are signed out")).isVisible();
        assertNothingIsKept();
    }

    @Test
    void theSameTickerTypedAgainIsPickedAgain() {
        screens.trade(longGame(), "QUIL");
        screens.type("10");
        assertThat(screens.button("Buy 10 QUIL")).isVisible();

        screens.symbolField().fill("quil");
        screens.symbolField().press("Tab");

        assertThat(screens.symbolField()).hasValue("QUIL · Quill Software");
        assertThat(page.locator(".preview")).containsText("Estimated cost");
        assertThat(page.locator("#why-not")).hasText("");
    }

    private String longGame() {
        page.locator(".side").getByText("Long game").click();
        screens.atThePortfolio("Long game");
        return screens.path();
    }

    private void assertSomethingIsKept() {
        var _ = page.waitForFunction("sessionStorage.getItem('papertrade.ticket') !== null");
    }

    private void assertNothingIsKept() {
        var _ = page.waitForFunction("sessionStorage.getItem('papertrade.ticket') === null");
    }

    @Test
    void thePaletteLeadsToScreensPortfoliosAndInstruments() {
        page.keyboard().press("Control+k");
        var field = page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Go to a screen, a portfolio or an instrument"));
        assertThat(field).isFocused();
        page.keyboard().type("kest");
        assertThat(option("KEST · Kestrel Devices")).isVisible();
        album.keepWideAndNarrow("palette");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/instrument/KEST"));
        assertThat(page).hasTitle(Pattern.compile("\\$.* · KEST · PaperTrade"));

        page.keyboard().press("Control+k");
        assertThat(field).isFocused();
        page.keyboard().type("long today");
        assertThat(option("Long game · Today")).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/portfolio/.*/today"));

        page.keyboard().press("/");
        assertThat(page.getByRole(
                        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search a symbol or a company")))
                .isFocused();
    }

    @Test
    void theTourIsToldOnceAndSkippedForEver() {
        screens.goTo("/");
        assertThat(page.locator(".tour")).containsText("Step 1 of 3");
        screens.button("Next").click();
        assertThat(page.locator(".tour")).containsText("Trade from anywhere");
        screens.button("Skip, and do not show again").click();
        assertThat(page.locator(".tour")).isHidden();
        page.reload();
        assertThat(screens.heading("Portfolios")).isVisible();
        assertThat(page.locator(".tour")).isHidden();
    }

    /** As when it was idle for too long: the browser still sends its cookie, which opens nothing any more. */
    private void endTheSession() {
        page.context()
                .addCookies(List.of(new Cookie("PAPERTRADE", "ended")
                        .setDomain(home.getHost())
                        .setPath("/")
                        .setHttpOnly(true)));
    }

    private Locator option(String name) {
        return page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }
}
