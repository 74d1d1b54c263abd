package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.papertrade.JarProcess;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Orders that wait, for an amount and for a fee, in a real browser, against the application as it is shipped. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersE2E {

    private static final BigDecimal DEPOSIT = new BigDecimal("100000");

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

    @Test
    void ordersWaitAreChangedCancelledAndFilled() {
        try (var page = chromium.newPage(1440, 900)) {
            var screens = new Screens(page, path -> home.resolve(path).toString());
            screens.signInAs("Tom");
            screens.createFirstPortfolio("Long game", "$100,000");
            var portfolio = screens.path();

            aLimitOrderIsPlacedChangedAndCancelled(screens, page, portfolio);
            aStopOrderWaits(screens, page, portfolio);
            sharesAreBoughtForAnAmountWithACommission(screens, page, portfolio);
            whatFillsAtOnceNamesItsFeeInTheLedgerToo(screens, page, portfolio);
            onRealisticTermsAMarketOrderWaitsForTheNextPrice(screens, page, portfolio);
        }
    }

    /** Far below any price, so that it waits. */
    private void aLimitOrderIsPlacedChangedAndCancelled(Screens screens, Page page, String portfolio) {
        screens.trade(portfolio, "QUIL");
        screens.choose("Order type", "Limit");
        screens.field("Limit price").fill("1.50");
        screens.type("1000");
        assertThat(page.locator(".preview")).containsText("Fills once QUIL trades below $1.50.");
        screens.place("Buy 1,000 QUIL");
        assertThat(page.locator(".done")).containsText("Order placed · limit order");

        screens.toThePortfolio();
        assertThat(screens.openOrder("Buy 1,000 QUIL")).containsText("$1,500.00");
        assertThat(screens.headline("Cash")).isEqualByComparingTo(DEPOSIT);
        assertThat(screens.headline("Buying power")).isEqualByComparingTo("98500");

        changeOf(screens, "Buy 1,000 QUIL").click();
        assertThat(screens.heading("Change order")).isVisible();
        assertThat(screens.field("Limit price")).hasValue("$1.50");
        screens.type("2000");
        screens.place("Change to: Buy 2,000 QUIL");
        assertThat(page.locator(".done")).containsText("Order changed · limit order");
        screens.toThePortfolio();
        assertThat(screens.openOrder("Buy 2,000 QUIL")).containsText("$3,000.00");
        assertThat(page.locator(".open-orders tbody tr")).hasCount(1);
        assertThat(screens.headline("Buying power")).isEqualByComparingTo("97000");

        cancelOf(screens, "Buy 2,000 QUIL").click();
        assertThat(page.getByText("Cancelled: buy 2,000 QUIL, limit $1.50. $3,000.00 free again."))
                .isVisible();
        assertThat(page.locator(".open-orders")).isHidden();
        assertThat(screens.headlineFigure("Buying power")).hasText("$100,000.00");
    }

    /** Far above any price, so that it waits; it keeps the last price and 5 % of it a share. */
    private static void aStopOrderWaits(Screens screens, Page page, String portfolio) {
        screens.trade(portfolio, "QUIL");
        screens.choose("Order type", "Stop");
        screens.field("Stop price").fill("0.01");
        screens.type("1");
        assertThat(page.locator(".preview .rejection")).containsText("has reached the stop of $0.01 already");
        screens.field("Stop price").fill("100000");
        screens.choose("Time in force", "Good till cancelled");
        screens.place("Buy 1 QUIL");
        assertThat(page.locator(".done")).containsText("Waits until it is cancelled.");
        screens.toThePortfolio();
        assertThat(screens.openOrder("Buy 1 QUIL")).containsText("stop $100,000.00");
        assertThat(screens.openOrder("Buy 1 QUIL")).containsText("when cancelled");
        cancelOf(screens, "Buy 1 QUIL").click();
        assertThat(page.locator(".open-orders")).isHidden();
    }

    private static void sharesAreBoughtForAnAmountWithACommission(Screens screens, Page page, String portfolio) {
        screens.goTo(portfolio);
        screens.menu("Trading terms…");
        page.getByText("Fees", new Page.GetByTextOptions().setExact(true)).click();
        screens.choose("Commission", "Per order");
        screens.field("For each order").fill("$1.00");
        screens.button("Save terms").click();
        assertThat(page.getByText("New orders are accepted on the new terms.")).isVisible();

        screens.trade(portfolio, "QUIL");
        screens.choose("Quantity or amount", "Amount $");
        screens.field("For how much money").fill("$500");
        assertThat(page.locator(".preview")).containsText("Commission");
        screens.place("Buy $500.00 of QUIL");
        assertThat(page.locator(".receipt")).containsText("Receipt · market order");
        assertThat(screens.receipt("Commission")).isEqualByComparingTo("1");
        var amount = screens.receipt("Amount");
        // Rounded down to the ninth decimal of a share: a cent at most is left of the $500.
        assertThat(amount).isBetween(new BigDecimal("499.99"), new BigDecimal("500.00"));
        assertThat(screens.receipt("Cash afterwards"))
                .isEqualByComparingTo(DEPOSIT.subtract(amount).subtract(BigDecimal.ONE));
    }

    private static void whatFillsAtOnceNamesItsFeeInTheLedgerToo(Screens screens, Page page, String portfolio) {
        screens.goTo(portfolio + "/activity");
        assertThat(screens.entry("−$1.00")).isVisible();
        screens.entry("Fee").click();
        assertThat(page.locator(".receipt-panel")).containsText("Receipt · market order");
        assertThat(screens.receipt("Commission")).isEqualByComparingTo("1");
        assertThat(page.locator(".receipt-panel")).containsText("History");

        page.locator(".unfilled-orders")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("buy 2,000 QUIL")))
                .click();
        assertThat(page.locator(".receipt-panel")).containsText("Cancelled by the trader.");
    }

    private static void onRealisticTermsAMarketOrderWaitsForTheNextPrice(Screens screens, Page page, String portfolio) {
        screens.goTo(portfolio);
        screens.menu("Trading terms…");
        page.getByText("Realistic", new Page.GetByTextOptions().setExact(true)).click();
        screens.button("Save terms").click();
        assertThat(page.getByText("Realistic fills")).isVisible();

        screens.trade(portfolio, "KEST");
        screens.type("3");
        assertThat(page.locator(".preview")).containsText("Fills at the next price of KEST.");
        screens.place("Buy 3 KEST");
        assertThat(page.locator(".done")).containsText("Bought 3 KEST");
        assertThat(page.locator(".done")).containsText("Market: first price after the order");
        assertThat(page.getByText(Pattern.compile("Long game. Filled: bought 3 KEST at \\$")))
                .isVisible();
        screens.toThePortfolio();
        assertThat(screens.position("KEST")).isVisible();
    }

    private static Locator changeOf(Screens screens, String order) {
        return screens.openOrder(order)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Change")));
    }

    private static Locator cancelOf(Screens screens, String order) {
        return screens.openOrder(order)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Cancel")));
    }
}
