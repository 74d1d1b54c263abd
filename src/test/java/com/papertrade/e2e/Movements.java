package com.papertrade.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

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

    /** Every figure and row there is now, and what has the focus. */
    private static final String WATCH = """
            () => {
              const watch = window.watch = { changes: 0, since: performance.now(), focused: document.activeElement };
              watch.figures = [...document.querySelectorAll('.moves')];
              watch.rows = [...document.querySelector('.positions-grid').shadowRoot.querySelectorAll('#items > tr')];
              watch.scroll = [window.scrollX, window.scrollY];
              const seen = new MutationObserver(records => watch.changes += records.length);
              watch.figures.forEach(figure => seen.observe(figure, { characterData: true, subtree: true }));
            }
            """;

    private static final String ALL_STAYED = """
            () => window.watch.figures.every(figure => figure.isConnected)
                && window.watch.rows.every(row => row.isConnected)
                && document.activeElement === window.watch.focused
                && window.scrollX === window.watch.scroll[0] && window.scrollY === window.watch.scroll[1]
            """;

    private static final String MESSAGES_A_SECOND = """
            () => window.messages.filter(at => at >= window.watch.since).length
                / ((performance.now() - window.watch.since) / 1000)
            """;

    private final Page page;

    private Movements(Page page) {
        this.page = page;
    }

    /** Before the page is opened: what the server sends is counted from then on. */
    static Movements countedOn(Page page) {
        page.addInitScript(COUNT_MESSAGES);
        return new Movements(page);
    }

    void watch() {
        page.waitForLoadState(LoadState.LOAD);
        var _ = page.evaluate(WATCH);
    }

    void awaitChanges(int count) {
        var _ = page.waitForFunction("count => window.watch.changes >= count", count);
    }

    /** The elements are the same ones, in the same place, with the same focus; a reload would have lost them all. */
    boolean allElseStayed() {
        return (boolean) page.evaluate(ALL_STAYED);
    }

    double messagesASecond() {
        return ((Number) page.evaluate(MESSAGES_A_SECOND)).doubleValue();
    }
}
