package com.papertrade.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** PaperTrade's screens as a person uses them: by what they see and hear, not by how it is built. */
final class Screens {

    private final Page page;
    private final UnaryOperator<String> addresses;

    Screens(Page page, UnaryOperator<String> addresses) {
        this.page = page;
        this.addresses = addresses;
    }

    void signInAs(String name) {
        goTo("/");
        continueAs(name);
        assertThat(page.locator(".side")).isAttached();
    }

    void continueAs(String name) {
        assertThat(page.getByText(Pattern.compile("demo", Pattern.CASE_INSENSITIVE))
                        .first())
                .isVisible();
        page.getByRole(AriaRole.BUTTON, named(Pattern.compile("Continue as " + name)))
                .click();
    }

    void goTo(String path) {
        var _ = page.navigate(addresses.apply(path));
    }

    String path() {
        return URI.create(page.url()).getPath();
    }

    Locator heading(String text) {
        return page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setExact(true))
                .first();
    }

    void createFirstPortfolio(String name, String deposit) {
        assertThat(heading("Start with pretend money")).isVisible();
        field("Name").fill(name);
        button(deposit).click();
        button("Create portfolio").click();
        atThePortfolio(name);
    }

    void createAnotherPortfolio(String name) {
        button("New portfolio").first().click();
        field("Name").fill(name);
        button("Create portfolio").click();
        atThePortfolio(name);
    }

    /** Its address comes a moment after its heading, and is what tests go on from. */
    void atThePortfolio(String name) {
        assertThat(heading(name)).isVisible();
        assertThat(page).hasURL(Pattern.compile("/portfolio/"));
    }

    void rename(String to) {
        menu("Rename…");
        field("Name").fill(to);
        button("Rename").click();
    }

    void delete() {
        menu("Delete…");
        assertThat(page.getByText("This cannot be undone.")).isVisible();
        button("Delete").click();
    }

    void menu(String item) {
        page.getByRole(AriaRole.MENUITEM, named(Pattern.compile("More for this portfolio")))
                .click();
        page.getByRole(AriaRole.MENUITEM, named(Pattern.compile(item))).click();
    }

    void startTrade() {
        page.locator(".top .trade").click();
        assertThat(heading("Trade")).isVisible();
    }

    void pick(String typed, String symbol) {
        symbolField().pressSequentially(typed);
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(symbol))
                .first()
                .click();
        assertThat(page.locator(".preview")).containsText("Last price of " + symbol);
    }

    Locator symbolField() {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Symbol").setExact(true));
    }

    void type(String shares) {
        field("How many shares").fill(shares);
    }

    /** One of the segments of the trade form or a dialog, by the label of the group it is in. */
    void choose(String group, String segment) {
        page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(group))
                .getByText(segment, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** The trade form for an instrument, once its price is there. */
    void trade(String portfolio, String symbol) {
        goTo(portfolio + "/trade/" + symbol);
        assertThat(page.locator(".preview")).containsText("Last price of " + symbol);
        assertThat(page.locator(".price-figure")).containsText("$");
    }

    /** A figure of the portfolio's headline, without sign and separators. */
    BigDecimal headline(String label) {
        return dollarsIn(headlineFigure(label).innerText());
    }

    Locator headlineFigure(String label) {
        return page.locator(".headline > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))))
                .locator(".figure");
    }

    Locator openOrder(String what) {
        return page.locator(".open-orders tbody tr").filter(new Locator.FilterOptions().setHasText(what));
    }

    static BigDecimal dollarsIn(String text) {
        return new BigDecimal(text.replaceAll("[$,]", ""));
    }

    void place(String button) {
        var place = button(button);
        assertThat(place).hasAttribute("aria-disabled", "false");
        place.click();
    }

    void toThePortfolio() {
        page.getByRole(AriaRole.LINK, named(Pattern.compile("To the portfolio")))
                .click();
        assertThat(page.locator(".headline")).isVisible();
    }

    /** Types a ticker and Enter, instead of picking from the list. */
    void ask(String symbol) {
        var field = symbolField();
        field.fill(symbol);
        field.press("Enter");
    }

    Locator notice() {
        return page.locator(".notice:visible");
    }

    /** An amount on the receipt, without sign and separators. */
    BigDecimal receipt(String label) {
        var row = page.locator(".receipt dl > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))));
        return dollarsIn(row.locator("dd").innerText());
    }

    /** A cell of the positions that reads exactly so. */
    Locator position(String text) {
        return page.locator(".positions-grid").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    Locator lastPrice(String symbol) {
        return page.locator(".positions-grid .last-price[data-of='%s']".formatted(symbol));
    }

    /** A cell of the ledger that reads exactly so. */
    Locator entry(String text) {
        return page.locator(".ledger-wide").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    void sell(String symbol) {
        page.getByRole(AriaRole.LINK, named(Pattern.compile("Sell " + symbol))).click();
        assertThat(page.locator(".preview")).containsText("Last price of " + symbol);
    }

    void open(String tab) {
        page.locator(".segments-nav").getByText(tab).click();
    }

    void signOut() {
        page.getByRole(AriaRole.MENUITEM, named(Pattern.compile("Signed in as")))
                .click();
        page.getByRole(AriaRole.MENUITEM, named(Pattern.compile("^Sign out$"))).click();
    }

    Locator field(String label) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
