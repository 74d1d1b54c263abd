package com.papertrade.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Somebody who places an order every now and then while something else goes on, and so notices if it is in the way. */
record Bystander(OrderFlow flow) {

    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(50);

    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** How long each of the orders took, and the work. */
    record Seen(Samples orders, long nanos) {

        @Override
        public String toString() {
            return "%s; an order meanwhile %s / %s, longest %s"
                    .formatted(
                            SideBySide.seconds(nanos),
                            orders.percentile(50),
                            orders.percentile(95),
                            orders.percentile(100));
        }
    }

    Seen watch(Work work) throws SQLException {
        var over = new CountDownLatch(1);
        var orders = CompletableFuture.supplyAsync(() -> placedUntil(over));
        var begin = System.nanoTime();
        try {
            work.run();
        } finally {
            over.countDown();
        }
        var nanos = System.nanoTime() - begin;
        return new Seen(orders.join(), nanos);
    }

    private Samples placedUntil(CountDownLatch over) {
        var nanos = LongStream.builder();
        do {
            nanos.add(SideBySide.nanosOf(flow::place));
        } while (!isOverWithin(over, BETWEEN_ORDERS));
        return new Samples(nanos.build().sorted().toArray());
    }

    private static boolean isOverWithin(CountDownLatch over, Duration pause) {
        try {
            return over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted between two orders", e);
        }
    }
}
