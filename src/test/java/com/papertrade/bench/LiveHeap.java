package com.papertrade.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What is alive on the heap, seen by collecting all garbage before looking: slow, but it hides nothing. */
final class LiveHeap {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private LiveHeap() {}

    /**
     * @param peak the most bytes alive at any look beyond those that were before it began
     * @param looks how often was looked
     */
    record Growth(long peak, int looks) {

        private static final double MEGABYTE = 1 << 20;

        String megabytes() {
            return "%.1f MB".formatted(peak / MEGABYTE);
        }
    }

    static Growth during(Runnable what) throws InterruptedException {
        var before = bytes();
        var running = CompletableFuture.runAsync(what);
        long peak = 0;
        int looks = 0;
        while (!running.isDone()) {
            peak = Math.max(peak, bytes() - before);
            looks++;
            Thread.sleep(BETWEEN_LOOKS);
        }
        running.join();
        return new Growth(peak, looks);
    }

    /** What the collection left, not what has been allocated since: that comes and goes by whole regions. */
    private static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
