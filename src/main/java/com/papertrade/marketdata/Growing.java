package com.papertrade.marketdata;

import java.time.Duration;

/** Waits that double with each time the same is met. */
final class Growing {

    private static final int MOST_DOUBLINGS = 10;

    private Growing() {}

    /** @param times 1 for the first wait */
    static Duration doubled(Duration first, int times) {
        return first.multipliedBy(1L << Math.clamp(times - 1, 0, MOST_DOUBLINGS));
    }

    static Duration doubled(Duration first, int times, Duration longest) {
        return shorter(doubled(first, times), longest);
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
