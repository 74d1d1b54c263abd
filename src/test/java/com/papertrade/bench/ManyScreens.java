package com.papertrade.bench;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.QuotesUpdated;
import com.papertrade.ui.live.LiveScreen;
import com.papertrade.ui.live.LiveScreens;
import com.papertrade.ui.live.ScreenTimer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A thousand open screens that all show one symbol. They have nothing to draw: what is measured is how
 * the news comes to them, not what each makes of it.
 */
final class ManyScreens implements AutoCloseable {

    static final int SCREENS = 1_000;

    /** Longer than a screen rests after a refresh, so that each update finds all of them waiting. */
    private static final Duration APART = Duration.ofMillis(600);

    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration FOR_LONG = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final QuotesUpdated NEWS = new QuotesUpdated(Set.of(new Symbol("S000")));

    private final AtomicLong refreshes = new AtomicLong();
    private final ScreenTimer timer = new ScreenTimer();
    private final LiveScreens live = new LiveScreens(timer);
    private final List<LiveScreen> screens =
            Stream.<LiveScreen>generate(() -> new Screen()).limit(SCREENS).toList();

    private volatile CountDownLatch untold = new CountDownLatch(0);

    ManyScreens() {
        screens.forEach(live::open);
    }

    /** How long after an update was published the last screen was refreshed; a third before, to warm up. */
    Samples untilTheLast(int updates) throws InterruptedException {
        for (int i = 0; i < updates / 3; i++) {
            nanosUntilTheLast();
        }
        var nanos = new long[updates];
        for (int i = 0; i < updates; i++) {
            nanos[i] = nanosUntilTheLast();
        }
        Arrays.sort(nanos);
        return new Samples(nanos);
    }

    private long nanosUntilTheLast() throws InterruptedException {
        untold = new CountDownLatch(SCREENS);
        var published = System.nanoTime();
        live.quotesUpdated(NEWS);
        if (!untold.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("%d screens were not told".formatted(untold.getCount()));
        }
        var took = System.nanoTime() - published;
        Thread.sleep(APART);
        return took;
    }

    /** How often each is refreshed while updates come much more often than that. */
    String refreshesPerSecond() throws InterruptedException {
        var before = refreshes.get();
        var begin = System.nanoTime();
        while (System.nanoTime() - begin < FOR_LONG.toNanos()) {
            live.quotesUpdated(NEWS);
            Thread.sleep(OFTEN);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        return String.format(Locale.ROOT, "%.2f", (refreshes.get() - before) / seconds / SCREENS);
    }

    @Override
    public void close() {
        screens.forEach(live::close);
        timer.stop();
    }

    private final class Screen implements LiveScreen {
        private final UserId trader = new UserId(UUID.randomUUID());

        @Override
        public UserId trader() {
            return trader;
        }

        @Override
        public boolean showsAnyOf(Set<Symbol> updated) {
            return updated.contains(new Symbol("S000"));
        }

        @Override
        public void refresh() {
            refreshes.incrementAndGet();
            untold.countDown();
        }
    }
}
