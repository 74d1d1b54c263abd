package com.papertrade.rehearsal;

import com.papertrade.load.Screen;
import com.papertrade.load.Trader;
import com.papertrade.rehearsal.Diary.Gap;
import com.papertrade.rehearsal.Diary.Moved;
import com.papertrade.rehearsal.Diary.Outcome;
import com.papertrade.rehearsal.Diary.Placed;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * One person, who buys a little every few seconds, another quantity each time: so that each order can be told from every
 * other, whether its receipt was seen or not. Now and then they look on first until the price has changed.
 */
final class Customer implements Runnable {

    static final String SYMBOL = "QUIL";

    /** Before some orders they wait for the price to change. */
    private static final int LOOKS_ON_EVERY = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** It has just started, and everybody comes at once; three of them share the processors here. */
    private static final Duration PATIENCE_WITH_A_NEW_INSTANCE = Duration.ofSeconds(45);

    private static final Duration TRY_AGAIN_AFTER = Duration.ofMillis(500);
    private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(3);

    private final Browser browser;
    private final Diary diary;
    private final CountDownLatch ready;
    private final CountDownLatch over;
    private String portfolio = "";
    private int orders;
    private Instant lastAnswer = Instant.now();

    /**
     * @param ready counted down once there is a portfolio
     * @param over when there is nothing left to do
     */
    Customer(URI origin, AtomicLong pushes, Diary diary, CountDownLatch ready, CountDownLatch over) {
        this.browser = new Browser(origin, pushes);
        this.diary = diary;
        this.ready = ready;
        this.over = over;
    }

    @Override
    public void run() {
        try (browser) {
            createPortfolio();
            ready.countDown();
            while (!over.await(ThreadLocalRandom.current().nextInt(1_500, 3_500), TimeUnit.MILLISECONDS)) {
                trade();
            }
        } catch (InterruptedException _) { // the rehearsal is called off
            Thread.currentThread().interrupt();
        } catch (Disconnected | RuntimeException failure) {
            diary.complain("Somebody had to give up: " + failure);
        }
    }

    private void createPortfolio() throws Disconnected, InterruptedException {
        browser.open("/");
        expect("the invitation", screen -> screen.shows("page", "Start with pretend money"));
        var trader = new Trader(browser.screen());
        browser.tell(trader.chooseDeposit());
        expect("the deposit", _ -> trader.hasChosenDeposit());
        browser.tell(trader.createPortfolio());
        expect("the portfolio", screen -> screen.shows("headline", "$100,000.00"));
        trader.rememberPortfolio();
        portfolio = trader.path().substring(trader.path().indexOf('/') + 1);
        lastAnswer = Instant.now();
    }

    private void expect(String what, Predicate<Screen> seen) throws Disconnected, InterruptedException {
        expect(what, seen, PATIENCE);
    }

    private void expect(String what, Predicate<Screen> seen, Duration patience)
            throws Disconnected, InterruptedException {
        if (!browser.sees(seen, patience)) {
            throw new Unanswered("%s does not come; the screen says: %s"
                    .formatted(what, browser.screen().textIn("notice")));
        }
        lastAnswer = Instant.now();
    }

    private void trade() throws Disconnected, InterruptedException {
        var sent = Instant.EPOCH;
        orders++;
        lastAnswer = Instant.now();
        try {
            var trader = new Trader(browser.screen());
            browser.tell(trader.goToTrade(portfolio, SYMBOL));
            expect("the price", _ -> trader.seesPriceOf(SYMBOL));
            if (orders % LOOKS_ON_EVERY == 0) {
                var price = browser.screen().textIn("price-figure");
                expect("another price", screen -> !screen.textIn("price-figure").equals(price));
                diary.moved(new Moved(browser.instance()));
            }
            browser.tell(trader.typeShares(inShares()));
            expect("the preview", screen -> screen.shows("preview", "Estimated cost"));
            sent = Instant.now();
            browser.tell(trader.place());
            expect("the receipt", screen -> screen.shows("receipt", "Bought %s %s".formatted(inShares(), SYMBOL)));
            note(Outcome.ACKNOWLEDGED, sent);
        } catch (Disconnected why) {
            if (!sent.equals(Instant.EPOCH)) {
                note(Outcome.UNKNOWN, sent);
            }
            noteUnanswered(why);
            comeBack(String.valueOf(why.getMessage()));
        }
    }

    private void noteUnanswered(Disconnected why) {
        if (why instanceof Unanswered) {
            diary.unanswered("%s: %s".formatted(browser.instance(), why.getMessage()));
        }
    }

    private void note(Outcome outcome, Instant sent) {
        diary.order(new Placed(
                portfolio, orders, outcome, browser.instance(), sent, Duration.between(sent, Instant.now())));
    }

    /** Opens the page again until it is there, as somebody does who sees that it is gone. */
    private void comeBack(String why) throws Disconnected, InterruptedException {
        var from = lastAnswer;
        var begun = Instant.now();
        while (true) {
            try {
                browser.open("/portfolio/" + portfolio);
                expect(
                        "the portfolio",
                        screen -> screen.shows("headline", "Buying power"),
                        PATIENCE_WITH_A_NEW_INSTANCE);
                diary.gap(new Gap(from, lastAnswer, why));
                return;
            } catch (Disconnected stillAway) {
                noteUnanswered(stillAway);
                if (Duration.between(begun, Instant.now()).compareTo(GIVES_UP_AFTER) > 0) {
                    throw stillAway;
                }
                Thread.sleep(TRY_AGAIN_AFTER);
            }
        }
    }

    /** {@code 0.07} for the seventh: never the same again. */
    private String inShares() {
        return BigDecimal.valueOf(orders, 2).stripTrailingZeros().toPlainString();
    }
}
