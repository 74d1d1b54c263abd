package com.papertrade.marketdata;

import com.papertrade.money.Price;
import java.time.LocalDate;

/**
 * One session of one instrument, as traded: not adjusted for what was split or paid later.
 *
 * @param volume shares traded, zero or more
 */
public record PriceBar(LocalDate session, Price open, Price high, Price low, Price close, long volume) {

    /** @throws IllegalArgumentException if low, open, close and high are not in order */
    public PriceBar {
        if (!spans(low, high, open) || !spans(low, high, close)) {
            throw new IllegalArgumentException("Low %s and high %s of %s do not span open %s and close %s"
                    .formatted(low, high, session, open, close));
        }
        if (volume < 0) {
            throw new IllegalArgumentException("A volume is not negative: " + volume);
        }
    }

    /** Whether a session with such a low and high can have traded at the price. */
    public static boolean spans(Price low, Price high, Price price) {
        return low.compareTo(price) <= 0 && price.compareTo(high) <= 0;
    }
}
