package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.WebSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A PaperTrade that runs somewhere, with the simulated market and a Keycloak, seen through its browser by
 * the users that {@code deploy/proxmox/verify.sh} makes; which also calls the tests one by one.
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
            var sockets = new ArrayList<WebSocket>();
            page.onWebSocket(sockets::add);
            var screens = signedIn(page, "ada");
            screens.createFirstPortfolio("Long game", "$100,000");
            buy(screens, page, "10");
            screens.toThePortfolio();
            assertThat(screens.position("QUIL")).isVisible();

            assertThat(sockets).as("push goes through nginx as a WebSocket").anyMatch(socket -> !socket.isClosed());
            var price = screens.lastPrice("QUIL").innerText();
            page.waitForCondition(
                    () -> !screens.lastPrice("QUIL").innerText().equals(price),
                    new Page.WaitForConditionOptions().setTimeout(PUSHED_WITHIN.toMillis()));
            page.screenshot(new Page.ScreenshotOptions().setPath(LAB.resolve("portfolio.png")));

            screens.sell("QUIL");
            screens.type("4");
            assertThat(page.locator(".preview")).containsText("Estimated proceeds");
            screens.place("Sell 4 QUIL");
            assertThat(page.locator(".receipt")).containsText("Sold 4 QUIL");
            screens.toThePortfolio();
            Files.writeString(LAB.resolve("figures"), figures(screens, page));
            screens.signOut();
            assertThat(page.getByText("You are signed out")).isVisible();
        }
    }

    /** After a restore: what was kept by the journey is there again, and the page's sum is right to the cent. */
    @Test
    void sameFigures() throws Exception {
        try (var chromium = Chromium.start();
                var page = chromium.newPage(1440, 900)) {
            var screens = signedIn(page, "ada");
            page.locator(".portfolio-card").first().click();
            screens.atThePortfolio("Long game");
            assertThat(figures(screens, page)).isEqualTo(Files.readString(LAB.resolve("figures")));
        }
    }

    /**
     * Buys a share again and again in several browsers, whatever dies meanwhile, and writes down whose order was
     * acknowledged by a receipt; until the file "stop" is there.
     */
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
            while (!Files.exists(LAB.resolve("stop"))) {
                try {
                    var screens = signedIn(page, name);
                    if (portfolio.isEmpty()) {
                        portfolio = portfolioOf(screens, page);
                    }
                    while (!Files.exists(LAB.resolve("stop"))) {
                        screens.goTo(portfolio + "/trade/QUIL");
                        page.waitForTimeout(50);
                        screens.type("1");
                        screens.place("Buy 1 QUIL");
                        assertThat(page.locator(".receipt")).containsText("Bought 1 QUIL");
                        acknowledged(name);
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

    private static String portfolioOf(Screens screens, Page page) {
        if (page.locator(".portfolio-card").count() == 0) {
            screens.createFirstPortfolio("Load", "$100,000");
        } else {
            page.locator(".portfolio-card").first().click();
            screens.atThePortfolio("Load");
        }
        return screens.path();
    }

    private static synchronized void acknowledged(String name) throws IOException {
        Files.writeString(
                LAB.resolve("acknowledged"), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
                    page.locator(".portfolio-card").first().click();
                }
                there.add(page);
            }
            Files.writeString(LAB.resolve("fifty-are-there"), "yes");
            while (!Files.exists(LAB.resolve("stop"))) {
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

    private static void buy(Screens screens, Page page, String shares) {
        screens.startTrade();
        screens.pick("Quill", "QUIL");
        screens.type(shares);
        assertThat(page.locator(".preview")).containsText("Estimated cost");
        screens.place("Buy %s QUIL".formatted(shares));
        assertThat(page.locator(".receipt")).containsText("Bought %s QUIL".formatted(shares));
    }

    /** Prices move. What must not is cash and shares; and at any price equity is their sum, to the cent. */
    private static String figures(Screens screens, Page page) {
        assertThat(screens.position("6")).isVisible();
        page.waitForCondition(
                () -> Screens.dollarsIn(page.locator(".headline-figure").innerText())
                        .equals(screens.headline("Cash").add(valueOfTheOnlyPosition(page))));
        return "cash %s, 6 QUIL".formatted(screens.headline("Cash"));
    }

    private static BigDecimal valueOfTheOnlyPosition(Page page) {
        return Screens.dollarsIn(page.locator(".positions-grid .strong")
                .filter(new Locator.FilterOptions().setHasText("$"))
                .first()
                .innerText());
    }
}
