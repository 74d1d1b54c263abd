package com.papertrade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Chromium that is installed on this machine, headless, driven by Playwright. An error of a
 * page's scripts, and whatever the browser's console warns of, what its content security policy had to refuse included,
 * fails the test, at the latest when the browser is closed.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> MAC_APPLICATIONS = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    /** The sandbox needs what root and most containers have not; the rest keeps the browser from calling home. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private static final Set<String> COMPLAINTS = Set.of("warning", "error");

    /**
     * Of the network, which some tests cut on purpose (whether an answer is as it should be, others look at), and of
     * Vaadin's development bundle, which is not shipped.
     */
    private static final Pattern NO_COMPLAINTS = Pattern.compile(
            "Failed to load resource|WebSocket connection to|Websocket closed|Lit is in dev mode|Multiple versions of Lit");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> troubles = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** @throws IllegalStateException if there is none on this machine */
    public static Chromium start() {
        var program = executable()
                .orElseThrow(() -> new IllegalStateException("There is no Chromium on this machine, nor is"
                        + " PAPERTRADE_CHROMIUM set to one: apt-get install chromium"));
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // A busy machine answers late; an answer that is wrong does not get better by waiting less.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        var options = new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(FLAGS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    static Optional<Path> executable() {
        return Stream.concat(Stream.ofNullable(System.getenv("PAPERTRADE_CHROMIUM")), usualPlaces())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<String> usualPlaces() {
        var onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> PROGRAMS.stream().map(program -> directory + File.separator + program));
        return Stream.concat(onPath, MAC_APPLICATIONS.stream());
    }

    /** A page of its own session, {@code width} pixels wide. */
    public Page newPage(int width, int height) {
        return newPage(width, height, ColorScheme.LIGHT);
    }

    public Page newPage(int width, int height, ColorScheme scheme) {
        return watched(browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, height).setColorScheme(scheme)));
    }

    /** Of somebody who reads numbers and days as in another country: {@code de-DE}. */
    Page newPageIn(String language, int width, int height) {
        return watched(browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, height).setLocale(language)));
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> {
            if (COMPLAINTS.contains(message.type())
                    && !NO_COMPLAINTS.matcher(message.text()).find()) {
                troubles.add("%s: %.300s".formatted(page.url(), message.text()));
            }
        });
        page.onPageError(error -> troubles.add("%s: %.300s".formatted(page.url(), error)));
        return page;
    }

    /** For a context with settings of its own, whose pages nobody watches. */
    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        assertThat(troubles)
                .as("errors of the pages' scripts, and what the console warned of")
                .isEmpty();
    }
}
