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
        if (low.compareTo(open) > 0
                || low.compareTo(close) > 0
                || high.compareTo(open) < 0
                || high.compareTo(close) < 0) {
            throw new IllegalArgumentException("Low %s and high %s of %s do not span open %s and close %s"
                    .formatted(low, high, session, open, close));
        }
        if (volume < 0) {
            throw new IllegalArgumentException("A volume is not negative: " + volume);
        }
    }
}
