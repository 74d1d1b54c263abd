package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A PaperTrade that runs somewhere, with the simulated market and a Keycloak, seen through its browser by
 * the users that {@code deploy/proxmox/verify.sh} makes; which also calls the tests one by one, as does
 * {@code deploy/aws/move/rehearse.sh}.
 */
@EnabledIfSystemProperty(named = "papertrade.server", matches = "http.+")
class ServerE2E {

    private static final String SERVER = System.getProperty("papertrade.server", "");
    private static final Path LAB = Path.of(System.getProperty("papertrade.lab", "target"));
    private static final Duration PUSHED_WITHIN = Duration.ofSeconds(30);

    @Test
    void journey() throws Exception {
        try (var chromium = Chromium.start();
                var page = chromium.newPage(1440, 900)) {
            var pushed = new AtomicInteger();
            page.onWebSocket(socket -> socket.onFrameReceived(_ -> pushed.incrementAndGet()));
            var screens = signedIn(page, "ada");
            screens.createFirstPortfolio("Long game", "$100,000");
            buy(screens, page, "10");
            screens.toThePortfolio();
            assertThat(screens.position("QUIL")).isVisible();

            pushed.set(0);
            var price = screens.lastPrice("QUIL").innerText();
            // Both: the message of the first change may have been counted before the zero.
            page.waitForCondition(
                    () -> pushed.get() > 0
                            && !screens.lastPrice("QUIL").innerText().equals(price),
                    new Page.WaitForConditionOptions().setTimeout(PUSHED_WITHIN.toMillis()));
            page.screenshot(new Page.ScreenshotOptions().setPath(LAB.resolve("portfolio.png")));

            sell(screens, page, "6");
            Files.writeString(LAB.resolve("held"), figuresOfTheHeld(screens, page));

            screens.goTo("/");
            screens.createAnotherPortfolio("Cashed in");
            buy(screens, page, "10");
            screens.toThePortfolio();
            sell(screens, page, "10");
            Files.writeString(LAB.resolve("cashed-in"), equityOfTheCashedIn(screens, page));
            screens.signOut();
            assertThat(page.getByText("You are signed out")).isVisible();
        }
    }

    /** After a restore, say: what the journey has left is there, to the cent. */
    @Test
    void sameFigures() throws Exception {
        try (var chromium = Chromium.start();
                var page = chromium.newPage(1440, 900)) {
            var screens = signedIn(page, "ada");
            open(screens, page, "Long game");
            assertThat(figuresOfTheHeld(screens, page)).isEqualTo(Files.readString(LAB.resolve("held")));

            screens.goTo("/");
            open(screens, page, "Cashed in");
            assertThat(equityOfTheCashedIn(screens, page)).isEqualTo(Files.readString(LAB.resolve("cashed-in")));
        }
    }

    /** Far below any price, and until it is cancelled. */
    @Test
    void leavesAnOrderWaiting() throws Exception {
        try (var chromium = Chromium.start();
                var page = chromium.newPage(1440, 900)) {
            var screens = signedIn(page, "bob");
            screens.createFirstPortfolio("Patient", "$100,000");
            screens.trade(screens.path(), "QUIL");
            screens.choose("Order type", "Limit");
            screens.field("Limit price").fill("1.50");
            screens.type("1000");
            screens.choose("Time in force", "Good till cancelled");
            screens.place("Buy 1,000 QUIL");
            assertThat(page.locator(".done")).containsText("Waits until it is cancelled.");
        }
    }

    /** After a move, say: it waits as it did, and what it keeps is kept. */
    @Test
    void theOrderStillWaits() throws Exception {
        try (var chromium = Chromium.start();
                var page = chromium.newPage(1440, 900)) {
            var screens = signedIn(page, "bob");
            open(screens, page, "Patient");
            assertThat(screens.openOrder("Buy 1,000 QUIL")).containsText("$1,500.00");
            assertThat(screens.openOrder("Buy 1,000 QUIL")).containsText("when cancelled");
            assertThat(screens.headline("Cash")).isEqualByComparingTo("100000");
            assertThat(screens.headline("Buying power")).isEqualByComparingTo("98500");
        }
    }

    /** Buys a share again and again in several browsers, whatever dies meanwhile, until the file "stop" is there. */
    @Test
    void tradesUntilStopped() throws Exception {
        var traders = List.of("load-1", "load-2", "load-3");
        var threads = traders.stream()
                .map(name -> Thread.ofPlatform().name(name).start(() -> trade(name)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(LAB.resolve("acknowledged")).isNotEmptyFile();
    }

    private static void trade(String name) {
        try (var chromium = Chromium.start();
                var page = chromium.newPage(1280, 900)) {
            var portfolio = "";
            while (!isStopped()) {
                try {
                    var screens = signedIn(page, name);
                    if (portfolio.isEmpty()) {
                        portfolio = portfolioOf(screens, page);
                    }
                    while (!isStopped()) {
                        buyOneMore(screens, page, portfolio);
                    }
                } catch (PlaywrightException | AssertionError somethingDied) {
                    System.err.printf("%s met: %.300s%n", name, somethingDied.getMessage());
                    page.waitForTimeout(500);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each order that was sent leaves a line, and each that was acknowledged its id, read off the receipt. */
    private static void buyOneMore(Screens screens, Page page, String portfolio) throws IOException {
        screens.trade(portfolio, "QUIL");
        screens.type("1");
        note("sent", "one");
        screens.place("Buy 1 QUIL");
        assertThat(page.locator(".receipt")).containsText("Bought 1 QUIL");
        note("acknowledged", page.locator(".receipt .client-order-id code").textContent());
    }

    private static boolean isStopped() {
        return Files.exists(LAB.resolve("stop"));
    }

    private static String portfolioOf(Screens screens, Page page) {
        if (page.locator(".portfolio-card").count() == 0) {
            screens.createFirstPortfolio("Load", "$100,000");
        } else {
            open(screens, page, "Load");
        }
        return screens.path();
    }

    private static synchronized void note(String file, String line) throws IOException {
        Files.writeString(LAB.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Fifty people with an open screen, for as long as it takes to measure what that costs. */
    @Test
    void fiftyPeople() throws Exception {
        try (var chromium = Chromium.start()) {
            var there = new ArrayList<Page>();
            for (var number = 1; number <= 50; number++) {
                var page = chromium.browser()
                        .newContext(new Browser.NewContextOptions().setViewportSize(800, 600))
                        .newPage();
                var screens = signedIn(page, "load-" + number);
                if (page.locator(".portfolio-card").count() == 0) {
                    screens.createFirstPortfolio("Load", "$100,000");
                    buy(screens, page, "1");
                    screens.toThePortfolio();
                } else {
                    open(screens, page, "Load");
                }
                there.add(page);
            }
            Files.writeString(LAB.resolve("fifty-are-there"), "yes");
            while (!isStopped()) {
                there.getFirst().waitForTimeout(500);
            }
            assertThat(there)
                    .allSatisfy(page -> assertThat(page.locator(".side")).isAttached());
        }
    }

    private static Screens signedIn(Page page, String name) throws IOException {
        var screens = new Screens(page, path -> SERVER + path);
        screens.goTo("/");
        if (page.locator("#username").count() > 0) {
            page.locator("#username").fill(name);
            page.locator("#password")
                    .fill(Files.readString(LAB.resolve("password")).strip());
            page.locator("#kc-login").click();
        }
        assertThat(page.locator(".side")).isAttached();
        assertThat(page.locator(".portfolio-card")
                        .or(screens.heading("Start with pretend money"))
                        .first())
                .isVisible();
        return screens;
    }

    private static void open(Screens screens, Page page, String portfolio) {
        page.locator(".portfolio-card")
                .filter(new Locator.FilterOptions().setHasText(portfolio))
                .click();
        screens.atThePortfolio(portfolio);
    }

    private static void buy(Screens screens, Page page, String shares) {
        screens.startTrade();
        screens.pick("Quill", "QUIL");
        screens.type(shares);
        assertThat(page.locator(".preview")).containsText("Estimated cost");
        screens.place("Buy %s QUIL".formatted(shares));
        assertThat(page.locator(".receipt")).containsText("Bought %s QUIL".formatted(shares));
    }

    /** More than half of what is held, which is asked about. */
    private static void sell(Screens screens, Page page, String shares) {
        var what = "%s QUIL".formatted(shares);
        screens.sell("QUIL");
        screens.type(shares);
        assertThat(page.locator(".preview")).containsText("Estimated proceeds");
        screens.place("Sell " + what);
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByText("Sell " + what, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".receipt")).containsText("Sold " + what);
        screens.toThePortfolio();
    }

    /** Prices move. What must not is cash and shares; and at any price equity is their sum, to the cent. */
    private static String figuresOfTheHeld(Screens screens, Page page) {
        assertThat(screens.position("4")).isVisible();
        page.waitForCondition(() -> equity(page).equals(screens.headline("Cash").add(valueOfTheOnlyPosition(page))));
        return "cash %s, 4 QUIL".formatted(screens.headline("Cash"));
    }

    /** Where all is sold, no price moves it. */
    private static String equityOfTheCashedIn(Screens screens, Page page) {
        assertThat(equity(page)).isEqualTo(screens.headline("Cash"));
        return "equity %s".formatted(equity(page));
    }

    private static BigDecimal equity(Page page) {
        return Screens.dollarsIn(page.locator(".headline-figure").innerText());
    }

    private static BigDecimal valueOfTheOnlyPosition(Page page) {
        return Screens.dollarsIn(page.locator(".positions-grid .strong")
                .filter(new Locator.FilterOptions().setHasText("$"))
                .first()
                .innerText());
    }
}
