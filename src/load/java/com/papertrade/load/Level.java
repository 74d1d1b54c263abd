package com.papertrade.load;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** So many people at once, for so long. Gatling makes simulations itself, which find here what they are to do. */
final class Level {

    private static final AtomicReference<Level> CURRENT = new AtomicReference<>();
    private static final Duration BETWEEN_TWO_ARRIVALS = Duration.ofMillis(400);

    /** For what is left to do when trading is over, and for the slowest. */
    private static final Duration SPARE = Duration.ofMinutes(2);

    private final URI origin;
    private final int people;
    private final Duration arriving;
    private final Duration trading;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch staying = new CountDownLatch(1);
    private final CountDownLatch measured = new CountDownLatch(1);
    private final AtomicLong pushes = new AtomicLong();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /**
     * @param arriving within which they come, one after the other
     * @throws IllegalArgumentException if that is another machine: this is no tool to bother others with
     */
    Level(URI origin, int people, Duration arriving, Duration trading) {
        if (!isThisMachine(origin)) {
            throw new IllegalArgumentException("Load is for an instance on this machine only, not " + origin);
        }
        this.origin = origin;
        this.people = people;
        this.arriving = arriving;
        this.trading = trading;
    }

    private static boolean isThisMachine(URI address) {
        try {
            return address.getHost() != null
                    && List.of(InetAddress.getAllByName(address.getHost())).stream()
                            .allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) { // nowhere, so not here
            return false;
        }
    }

    static Level current() {
        return CURRENT.get();
    }

    void makeCurrent() {
        CURRENT.set(this);
    }

    URI origin() {
        return origin;
    }

    int people() {
        return people;
    }

    Duration trading() {
        return trading;
    }

    /** How long it takes until all are there who come by themselves. */
    static Duration oneByOne(int people) {
        return BETWEEN_TWO_ARRIVALS.multipliedBy(people);
    }

    Duration arriving() {
        return arriving;
    }

    /** Whatever happens, it is over then. */
    Duration longest() {
        return arriving().plus(trading).plus(SPARE);
    }

    void tradingBegins() {
        begun.countDown();
    }

    void everybodyStays() {
        staying.countDown();
    }

    /** @return whether they have all signed in */
    boolean awaitTrading() throws InterruptedException {
        return begun.await(longest().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return whether they have all come to the end */
    boolean awaitStay() throws InterruptedException {
        return staying.await(longest().toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isUnmeasured() {
        return measured.getCount() > 0;
    }

    void measured() {
        measured.countDown();
    }

    void notePush() {
        pushes.incrementAndGet();
    }

    /** Messages that were pushed to screens until now. */
    long pushes() {
        return pushes.get();
    }

    void complain(String step, Trader trader) {
        var body = trader.screen()
                .first(node -> node.value(ScreenNode.ATTRIBUTES, "id").equals("content"))
                .map(trader.screen()::textOf)
                .orElse("");
        complaints.add("%s: not seen on a screen that says: %.300s".formatted(step, body));
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
