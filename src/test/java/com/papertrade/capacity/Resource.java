package com.papertrade.capacity;

import java.util.function.ToDoubleFunction;

/**
 * Something that people share and that there is so much of.
 *
 * @param remedy what is done when it is used up
 */
record Resource(String name, double limit, ToDoubleFunction<Capacity> asked, String remedy) {

    /** Nobody expects as many; the search ends there. */
    private static final long MOST = 1_000_000_000;

    boolean suffices(Capacity capacity) {
        return asked.applyAsDouble(capacity) <= limit;
    }

    /** The largest number of people for whom there is enough: what is asked never falls as people come. */
    long people(Figures figures) {
        long enough = 0;
        long tooMany = MOST;
        while (tooMany - enough > 1) {
            var middle = (enough + tooMany) / 2;
            if (suffices(new Capacity(figures, middle))) {
                enough = middle;
            } else {
                tooMany = middle;
            }
        }
        return enough;
    }
}
