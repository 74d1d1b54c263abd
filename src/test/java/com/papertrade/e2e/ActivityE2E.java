package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.papertrade.JarProcess;
import com.papertrade.identity.UserId;
import com.papertrade.portfolio.LongLedger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A ledger of 100,001 entries on screen, see {@link LongLedger}. The pictures are kept in {@code target/screens}. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityE2E {

    @TempDir
    static Path home;

    Chromium chromium;
    JarProcess paperTrade;
    URI address;
    String activity;

    @BeforeAll
    void start() throws Exception {
        chromium = Chromium.start();
        paperTrade = JarProcess.start(JarProcess.EMBEDDED, home, Map.of("PORT", "0"));
        address = paperTrade.address();
        try (var page = chromium.newPage(1440, 900)) {
            signedIn(page).createFirstPortfolio("Growth", "$100,000");
        }
        var database = database();
        var maya = database.sql("select id from app_user").query(UUID.class).single();
        var ledger = LongLedger.writtenTo(database, new UserId(maya));
        activity = "/portfolio/%s/activity".formatted(ledger.id());
    }

    private static JdbcClient database() throws IOException {
        var postgresql = home.resolve(".local/postgresql");
        var port = Files.readAllLines(postgresql.resolve("data/postmaster.pid")).get(3);
        var source = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port.strip()));
        source.setUsername("postgres");
        source.setPassword(Files.readString(postgresql.resolve("password")).strip());
        return JdbcClient.create(source);
    }

    @AfterAll
    void stop() throws Exception {
        paperTrade.close();
        chromium.close();
    }

    @Test
    void theEndOfALongLedgerIsAFewSecondsAway() {
        try (var page = chromium.newPage(1440, 900)) {
            at(page, "");
            assertThat(count(page)).hasText("100,001 entries");
            assertThat(page.locator(".ledger-wide")).containsText("Takes back entry 100000: Imported twice");

            var _ = page.locator(".ledger-wide").evaluate("grid => grid.scrollToIndex(100000)");

            assertThat(page.locator(".ledger-wide").getByText("30 Dec 1998")).isVisible();
        }
    }

    @Test
    void whatIsLookedForStandsInTheAddressAndCanBeGoneBackTo() {
        try (var page = chromium.newPage(1440, 900)) {
            var complaints = ScreensE2E.complaintsOf(page);
            at(page, "");
            search(page).pressSequentially("selling s07", new Locator.PressSequentiallyOptions().setDelay(60));
            assertThat(count(page)).hasText("200 of 100,001 entries");
            assertThat(page).hasURL(Pattern.compile("\\?q=selling(%20|\\+)s07$"));

            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Last day"))
                    .fill("1999-12-31");
            page.keyboard().press("Enter");
            assertThat(count(page)).hasText("8 of 100,001 entries");
            assertThat(page).hasURL(Pattern.compile("to=1999-12-31"));

            var _ = page.reload();
            assertThat(search(page)).hasValue("selling s07");
            assertThat(count(page)).hasText("8 of 100,001 entries");

            var _ = page.goBack();
            assertThat(count(page)).hasText("200 of 100,001 entries");
            assertThat(search(page)).hasValue("selling s07");
            var _ = page.goBack();
            assertThat(count(page)).hasText("100,001 entries");
            assertThat(search(page)).hasValue("");
            var _ = page.goForward();
            assertThat(count(page)).hasText("200 of 100,001 entries");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void whereNothingIsFoundThereIsAWayBackToAll() {
        try (var page = chromium.newPage(1440, 900)) {
            at(page, "?q=xyz");
            assertThat(page.getByText("No entries match \"xyz\".")).isVisible();
            new Album(page).keep("activity-nothing");

            page.locator(".nothing-found").getByRole(AriaRole.BUTTON).click();

            assertThat(count(page)).hasText("100,001 entries");
            assertThat(search(page)).isFocused();
            assertThat(page).hasURL(Pattern.compile("/activity$"));
        }
    }

    @Test
    void whatWasFoundIsDownloaded() throws IOException {
        try (var page = chromium.newPage(1440, 900)) {
            var complaints = ScreensE2E.complaintsOf(page);
            at(page, "?q=selling%20s07");
            assertThat(count(page)).hasText("200 of 100,001 entries");

            var download = page.waitForDownload(() -> exportLink(page).click());

            assertThat(download.suggestedFilename()).matches("long-ledger-activity-\\d{4}-\\d\\d-\\d\\d\\.csv");
            var lines = Files.readAllLines(download.path());
            assertThat(lines).hasSize(201).first().asString().startsWith("Entry,Time,Took effect,Type,Symbol");
            assertThat(lines.getLast())
                    .startsWith("77,1999-01-08T10:00:00-05:00,")
                    .endsWith("Commission for selling 20 S07");
            assertThat(page.getByText("Exported 200 entries.")).isVisible();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void aLongExportShowsHowFarItIsAndCanBeCancelled() throws IOException {
        try (var page = chromium.newPage(1440, 900)) {
            at(page, "");
            assertThat(count(page)).hasText("100,001 entries");

            var whole = page.waitForDownload(() -> exportLink(page).click());
            assertThat(page.locator(".export-progress")).isVisible();
            new Album(page).keep("activity-export");
            assertThat(Files.readAllLines(whole.path())).hasSize(100_002);
            assertThat(page.getByText("Exported 100,001 entries.")).isVisible();
            assertThat(page.locator(".export-progress")).isHidden();

            var cancelled = page.waitForDownload(() -> exportLink(page).click());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel the export"))
                    .click();
            assertThat(page.getByText("Export cancelled.")).isVisible();
            assertThat(cancelled.failure()).isNotNull();
            assertThat(page.locator("vaadin-notification-card")).hasCount(0);
        }
    }

    @Test
    void whatIsNewComesOnTopAndLeavesWhatIsTypedAlone() {
        try (var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
                var page = context.newPage();
                var other = context.newPage()) {
            var screens = signedIn(page);
            screens.goTo("/");
            page.locator(".portfolio-card").getByText("Growth").click();
            screens.atThePortfolio("Growth");
            var growth = screens.path();
            screens.goTo(growth + "/activity?type=cash");
            assertThat(count(page)).hasText("1 of 1 entry");
            search(page).pressSequentially("depo");
            assertThat(page).hasURL(Pattern.compile("q=depo"));

            var elsewhere = new Screens(other, path -> address.resolve(path).toString());
            elsewhere.goTo(growth);
            elsewhere.button("Deposit or withdraw").click();
            elsewhere.field("Amount").fill("250");
            elsewhere.button("Deposit").click();

            assertThat(count(page)).hasText("2 of 2 entries");
            assertThat(page.locator(".ledger-wide")).containsText("+$250.00");
            assertThat(search(page)).isFocused();
            assertThat(search(page)).hasValue("depo");
        }
    }

    @ParameterizedTest
    @CsvSource({"360, 780", "1440, 900"})
    void itFits(int width, int height) {
        try (var page = chromium.newPage(width, height)) {
            var complaints = ScreensE2E.complaintsOf(page);
            var album = new Album(page);
            at(page, "");
            assertThat(count(page)).hasText("100,001 entries");
            album.keep("activity-long");
            at(page, "?q=s07&type=sells&from=1999-01-01&to=2010-12-31&entry=99576");
            assertThat(page.locator(".receipt-panel")).containsText("Cash afterwards");
            album.keep("activity-found-entry");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close the entry"))
                    .click();
            assertThat(page.locator(".receipt-panel")).isHidden();
            album.keep("activity-found");
            at(page, "?type=loans&from=never");
            assertThat(page.locator(".left-out")).containsText("“loans” in the address");
            album.keep("activity-left-out");
            assertThat(complaints).isEmpty();
        }
    }

    private void at(Page page, String query) {
        var screens = page.url().startsWith("http") ? screens(page) : signedIn(page);
        screens.goTo(activity + query);
        assertThat(screens.heading("Long ledger")).isVisible();
    }

    private Screens signedIn(Page page) {
        var screens = screens(page);
        screens.signInAs("Maya");
        return screens;
    }

    private Screens screens(Page page) {
        return new Screens(page, path -> address.resolve(path).toString());
    }

    private static Locator count(Page page) {
        return page.locator(".entry-count");
    }

    private static Locator search(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search symbol or text"));
    }

    private static Locator exportLink(Page page) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Export CSV"));
    }
}
