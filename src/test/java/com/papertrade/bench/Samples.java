package com.papertrade.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** How long each of many runs of the same thing took, once as many runs before them had warmed it up. */
record Samples(long[] nanos) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Samples of(int runs, Runnable what) {
        for (int i = 0; i < runs; i++) {
            what.run();
        }
        var nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            var begin = System.nanoTime();
            what.run();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return new Samples(nanos);
    }

    static Samples together(Collection<Samples> samples) {
        return new Samples(samples.stream()
                .map(Samples::nanos)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray());
    }

    int count() {
        return nanos.length;
    }

    /** What so many of a hundred runs did not exceed. */
    String percentile(int percent) {
        return millis(nanosAt(percent));
    }

    /** How many times longer than the others' its so many percent take. */
    double dividedBy(Samples others, int percent) {
        return (double) nanosAt(percent) / others.nanosAt(percent);
    }

    private long nanosAt(int percent) {
        var index = (int) Math.ceil(nanos.length * percent / 100.0) - 1;
        return nanos[Math.max(index, 0)];
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / NANOS_PER_MILLI);
    }
}
