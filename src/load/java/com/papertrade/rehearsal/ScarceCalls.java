package com.papertrade.rehearsal;

import com.papertrade.load.Trader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Three instances on one free key of 25 calls a day. Nine people look at the same instrument at once, then each at others,
 * more than there are calls.
 */
final class ScarceCalls {

    static final int CALLS_A_DAY = 25;

    private static final int PEOPLE = 9;
    private static final int INSTRUMENTS = 36;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI origin;
    private final List<Instance> instances;
    private final PriceFeed feed;
    private final Findings findings;
    private final List<Person> people = new ArrayList<>();

    /** Signed in, with a portfolio. */
    private record Person(Browser browser, String portfolio) {}

    ScarceCalls(URI origin, List<Instance> instances, PriceFeed feed, Findings findings) {
        this.origin = origin;
        this.instances = instances;
        this.feed = feed;
        this.findings = findings;
    }

    void rehearse() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PEOPLE; i++) {
                people.add(arrivedAt(instances.get(i % instances.size())));
            }
            int sawTheSame = sum(executor.invokeAll(people.stream()
                    .<Callable<Integer>>map(person -> () -> seesPrice(person, PriceFeed.symbol(0)) ? 1 : 0)
                    .toList()));
            var looking = new HashSet<String>();
            people.forEach(person -> looking.add(person.browser().instance()));
            findings.onePriceForAll(
                    PEOPLE, looking.size(), sawTheSame, feed.calls(PriceFeed.DAILY_BARS, PriceFeed.symbol(0)));

            var looks = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < PEOPLE; i++) {
                var person = people.get(i);
                var first = 1 + i * INSTRUMENTS / PEOPLE;
                looks.add(() -> {
                    int answered = 0;
                    for (int number = first; number < first + INSTRUMENTS / PEOPLE; number++) {
                        answered += seesAnswer(person, PriceFeed.symbol(number)) ? 1 : 0;
                    }
                    return answered;
                });
            }
            int answered = sum(executor.invokeAll(looks));
            findings.budget(INSTRUMENTS, answered, feed.calls(), CALLS_A_DAY);
        } finally {
            people.forEach(person -> person.browser().close());
        }
    }

    private static int sum(List<Future<Integer>> numbers) throws InterruptedException, ExecutionException {
        int sum = 0;
        for (var number : numbers) {
            sum += number.get();
        }
        return sum;
    }

    private Person arrivedAt(Instance instance) throws Disconnected, InterruptedException {
        var browser = new Browser(origin, new AtomicLong());
        browser.stayWith(instance);
        browser.open("/");
        if (!browser.sees(screen -> screen.shows("page", "Start with pretend money"), PATIENCE)) {
            throw new Disconnected("The invitation does not come");
        }
        var trader = new Trader(browser.screen());
        browser.tell(trader.chooseDeposit());
        browser.sees(_ -> trader.hasChosenDeposit(), PATIENCE);
        browser.tell(trader.createPortfolio());
        if (!browser.sees(screen -> screen.shows("headline", "$100,000.00"), PATIENCE)) {
            throw new Disconnected("The portfolio does not come");
        }
        trader.rememberPortfolio();
        return new Person(browser, trader.path().substring(trader.path().indexOf('/') + 1));
    }

    private static boolean seesPrice(Person person, String symbol) throws Disconnected, InterruptedException {
        var trader = opened(person, symbol);
        return person.browser().sees(_ -> trader.seesPriceOf(symbol), PATIENCE);
    }

    /** Over the budget, a sentence stands there instead. */
    private static boolean seesAnswer(Person person, String symbol) throws Disconnected, InterruptedException {
        var trader = opened(person, symbol);
        return person.browser().sees(screen -> trader.seesPriceOf(symbol) || screen.shows("notice", symbol), PATIENCE);
    }

    private static Trader opened(Person person, String symbol) throws Disconnected, InterruptedException {
        var trader = new Trader(person.browser().screen());
        person.browser().tell(trader.goToTrade(person.portfolio(), symbol));
        return trader;
    }
}
