package com.papertrade.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;

/** What moves on a page, and what does not, watched from inside it. */
final class Movements {

    private static final String COUNT_MESSAGES = """
            window.messages = [];
            window.WebSocket = class extends WebSocket {
              constructor(...settings) {
                super(...settings);
                this.addEventListener('message', () => window.messages.push(performance.now()));
              }
            };
            """;

    /** Every figure and row there is now, where they are, and what has the focus. */
    private static final String WATCH = """
            price => {
              const watch = window.watch = { prices: [price.textContent], focused: document.activeElement };
              const grid = document.querySelector('.positions-grid').shadowRoot;
              watch.figures = [...document.querySelectorAll('.moves')];
              watch.rows = [...grid.querySelectorAll('#items > tr')].filter(row => row.offsetHeight);
              watch.scroll = () => [scrollX, scrollY].join();
              watch.places = () => watch.rows.map(row => JSON.stringify(row.getBoundingClientRect())).join();
              watch.before = [watch.scroll(), watch.places()];
              window.messages = [];
              new MutationObserver(() => watch.prices.push(price.textContent))
                  .observe(price, { characterData: true, subtree: true });
            }
            """;

    private static final String WHAT_DID_NOT_STAY = """
            () => [
              ['figures', watch.figures.length > 0 && watch.figures.every(figure => figure.isConnected)],
              ['rows', watch.rows.length > 0 && watch.rows.every(row => row.isConnected)],
              ['focus', document.activeElement === watch.focused && watch.focused !== document.body],
              ['scroll', watch.scroll() === watch.before[0]],
              ['places', watch.places() === watch.before[1]],
            ].filter(([_, stayed]) => !stayed).map(([name]) => name)
            """;

    /** From the first on, so that it does not count double in a short time. */
    private static final String MESSAGES_A_SECOND =
            "() => (messages.length - 1) / ((performance.now() - messages[0]) / 1000)";

    private final Page page;

    private Movements(Page page) {
        this.page = page;
    }

    /** Before the page is opened: what the server sends is counted from then on. */
    static Movements countedOn(Page page) {
        page.addInitScript(COUNT_MESSAGES);
        return new Movements(page);
    }

    void watch(Locator price) {
        page.waitForLoadState(LoadState.LOAD);
        var _ = price.evaluate(WATCH);
    }

    /** That the price has been another one so many times. */
    void awaitPrices(int count) {
        var _ = page.waitForFunction("count => window.watch.prices.length > count", count);
    }

    /** Elements that are others now, or elsewhere; a reload would lose the watch itself. */
    List<?> whatDidNotStay() {
        return (List<?>) page.evaluate(WHAT_DID_NOT_STAY);
    }

    double messagesASecond() {
        return ((Number) page.evaluate(MESSAGES_A_SECOND)).doubleValue();
    }
}
