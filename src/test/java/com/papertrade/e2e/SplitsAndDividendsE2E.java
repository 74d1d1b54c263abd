package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Quantity;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Side;
import com.papertrade.trading.TradingDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A portfolio that was held through some months of the simulated market, with whatever was split and paid in
 * them, seen on the noon of a day on which one of its shares is ex-dividend.
 */
@BrowserTest
@TestInstance(Lifecycle.PER_CLASS)
@DirtiesContext // As long as it lives, no other application in this process gets a log of its own.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({TestDatabase.class, SplitsAndDividendsE2E.Time.class})
class SplitsAndDividendsE2E {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate OPENED = LocalDate.of(2027, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 6, 10);

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    MarketData market;

    @Autowired
    Instruments instruments;

    @Autowired
    TradingDesk desk;

    @Autowired
    Portfolios portfolios;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<RecurringJob> jobs;

    private Chromium chromium;
    private Page page;
    private Album album;
    private UserId maya;
    private PortfolioId portfolio;
    private Symbol exDividend;

    @BeforeAll
    void someMonths() {
        clock.moveTo(noon(OPENED));
        chromium = Chromium.start();
        page = chromium.newPage(1440, 900);
        album = new Album(page);
        var screens = new Screens(page, path -> "http://localhost:" + port + path);
        screens.signInAs("Maya");
        maya = new UserId(jdbc.sql("select id from app_user").query(UUID.class).single());
        portfolio = portfolios
                .open(maya, new PortfolioName("Long game"), usd("40000"))
                .id();
        clock.moveTo(noon(LAST));
        var split = split();
        var dividend = dividend(split.symbol());
        exDividend = dividend.symbol();
        clock.moveTo(noon(OPENED));
        buys(split.symbol(), "20");
        buys(exDividend, "50");
        instruments.listed(8).stream()
                .filter(one ->
                        !one.symbol().equals(split.symbol()) && !one.symbol().equals(exDividend))
                .limit(4)
                .forEach(one -> buys(one.symbol(), "12"));
        live(dividend.exDate());
    }

    private void live(LocalDate until) {
        for (var day = OPENED; day.isBefore(until); day = day.plusDays(1)) {
            clock.moveTo(noon(day));
            run();
            if (day.equals(OPENED.plusDays(40))) {
                var _ = portfolios.deposit(maya, portfolio, usd("5000"));
            }
        }
        clock.moveTo(noon(until));
        run();
        buys(exDividend, "5");
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(NEW_YORK).toInstant();
    }

    private SplitNotice split() {
        return instruments.listed(1_000).stream()
                .flatMap(one -> market.corporateActions(one.symbol(), OPENED.plusDays(3), LAST).stream())
                .filter(SplitNotice.class::isInstance)
                .map(SplitNotice.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The last one that is paid later than it is owed. */
    private DividendNotice dividend(Symbol other) {
        return instruments.listed(1_000).stream()
                .filter(one -> !one.symbol().equals(other))
                .flatMap(one -> market.corporateActions(one.symbol(), OPENED.plusDays(60), LAST).stream())
                .filter(DividendNotice.class::isInstance)
                .map(DividendNotice.class::cast)
                .filter(one -> one.payDate().filter(LAST::isBefore).isPresent())
                .max(Comparator.comparing(DividendNotice::exDate))
                .orElseThrow();
    }

    private void buys(Symbol symbol, String shares) {
        var ticket = OrderTicket.market(ClientOrderId.random(), portfolio, Side.BUY, symbol, Quantity.of(shares));
        assertThat(desk.place(maya, ticket)).isInstanceOf(Filled.class);
    }

    private void run() {
        for (var job : List.of("Ask for splits and dividends", "Settle splits and dividends", "Write equity history")) {
            jobs.stream().filter(one -> one.name().equals(job)).forEach(RecurringJob::run);
        }
    }

    @AfterAll
    void stop() {
        page.close();
        chromium.close();
    }

    @Test
    void everyFigureOnThePortfolioExplainsItself() {
        open("/portfolio/" + portfolio);
        assertThat(page.locator(".equity-chart pt-chart svg")).isVisible();
        assertThat(page.locator(".equity-chart pt-chart")).containsText("+$5,000");
        assertThat(page.locator(".headline")).containsText("Dividends receivable");
        album.keepWideAndNarrow("some-months/portfolio");

        explains("the equity", "Equity, part by part", "Dividend of " + exDividend);
        explains("the total gain", "How the total gain is worked out", "Deposited, less withdrawn");
        explains("each dividend", "How the dividend is worked out", "50 × $");
        page.locator("button.figure-button").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG).last()).containsText("Cost of what is held");
        album.keep("some-months/average-cost");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close"))
                .click();
        page.locator(".equity-chart").getByText("Show as table").click();
        assertThat(page.locator(".equity-chart table")).containsText("$40,000.00");
        assertThat(page.locator(".equity-chart tbody tr").first())
                .containsText(Pattern.compile("^\\d{2}/\\d{2}/20\\d{2}"));
        assertThat(page.locator(".equity-chart pt-chart"))
                .hasAttribute(
                        "aria-label", Pattern.compile("Equity over time: .* on \\d{1,2} [A-Z][a-z]{2} 20\\d{2}; .*"));
        page.locator(".ranges").getByText("1M").click();
        assertThat(page.locator(".equity-chart pt-chart")).not().containsText("+$5,000");
        album.keep("some-months/portfolio-1M");
    }

    private void explains(String figure, String title, String part) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("How %s is worked out".formatted(figure)))
                .first()
                .click();
        var popover = page.locator("vaadin-popover[opened]");
        assertThat(popover).containsText(title);
        assertThat(popover).containsText(part);
        album.keep("some-months/" + figure.replace(' ', '-'));
        page.keyboard().press("Escape");
        assertThat(popover).hasCount(0);
    }

    @Test
    void todayShowsWhatMovedItAndTheDividendIsNoLoss() {
        open("/portfolio/" + portfolio + "/today");

        assertThat(page.locator(".waterfall pt-chart")).containsText("dividend");
        assertThat(page.locator(".waterfall pt-chart")).containsText("Daily");
        assertThat(page.locator(".changes")).containsText(exDividend.value());
        assertThat(page.locator(".dividends-and-fees")).containsText(exDividend + ", ex-dividend");
        album.keepWideAndNarrow("some-months/today");
    }

    @Test
    void theCardHasASparklineThatSaysWhatItShows() {
        open("/");

        assertThat(page.locator(".sparkline"))
                .hasAttribute("aria-label", Pattern.compile("Total gain over the last 90 days.*"));
        album.keepWideAndNarrow("some-months/portfolios");
    }

    @Test
    void anInstrumentShowsItsPricesWithOwnFillsAndIsWatchedFromThere() {
        open("/instrument/" + exDividend);
        var chart = page.locator(".price-section pt-chart");
        assertThat(chart).containsText("buy 50");
        assertThat(chart).hasAttribute("aria-label", Pattern.compile("Prices of .*lowest \\$.*"));
        assertThat(page.locator(".fact-cards")).containsText("Your fills");
        assertThat(page.locator(".own-position")).containsText("55 shares");
        page.locator(".price-section").getByText("Line").click();
        page.locator(".price-section").getByText("1Y").click();
        assertThat(page).hasURL(Pattern.compile("range=1Y&style=line"));
        album.keepWideAndNarrow("some-months/instrument");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Watch"))
                .click();
        page.locator(".side").getByText("Watchlist").click();
        assertThat(page.locator(".watchlist tbody tr")).hasCount(1);
        assertThat(page.locator(".watchlist pt-chart svg")).isVisible();
        album.keepWideAndNarrow("some-months/watchlist");
    }

    @Test
    void theActivityTellsOfTheSplitAndTheDividends() {
        open("/portfolio/" + portfolio + "/activity");

        assertThat(page.locator(".ledger-wide")).containsText("cost unchanged");
        album.keepWideAndNarrow("some-months/activity");
    }

    @Test
    void anAdministratorImportsSplitsAndDecidesOnDoubtfulOnes() {
        open("/administration/actions");
        page.getByLabel("Lines of symbol, type, effective date, value, pay date")
                .fill("%s,split,2028-01-14,3\n%s,split,2028-01-18,0\nNOSUCH,split,2028-01-18,2"
                        .formatted(exDividend, exDividend));
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Import").setExact(true))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("1 new");
        assertThat(page.getByText("NOSUCH is not a known symbol.")).isVisible();
        var heldTable = page.locator("table[aria-label='Held for review']");
        assertThat(heldTable).containsText("is not a positive number");
        assertThat(page.locator("table[aria-label='Known splits and dividends']"))
                .containsText("01/14/2028");
        album.keepWideAndNarrow("administration-actions");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dismiss Split of " + exDividend))
                .click();
        assertThat(page.getByText("Nothing waits for a decision.")).isVisible();
    }

    private void open(String path) {
        var _ = page.navigate("http://localhost:" + port + path);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(noon(OPENED));
        }
    }
}
