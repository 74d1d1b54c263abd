package com.papertrade.marketdata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How often a metered provider may be asked.
 *
 * @param provider whose limits these are; instances that name the same provider share one budget
 * @param perDay calls from midnight to midnight
 * @param perSecond may be a fraction: 0.083 is five a minute
 * @param keptForOrders how many of the day's calls only an order being placed may spend
 * @param zone where the day begins and ends
 */
public record CallLimits(String provider, int perDay, BigDecimal perSecond, int keptForOrders, ZoneId zone) {

    private static final BigDecimal NANOS =
            BigDecimal.valueOf(Duration.ofSeconds(1).toNanos());

    /** @throws IllegalArgumentException unless calls can be made, and made for more than orders */
    public CallLimits {
        if (perDay < 1 || perSecond.signum() <= 0) {
            throw new IllegalArgumentException(
                    "Limits leave room for calls: %d a day, %s a second".formatted(perDay, perSecond));
        }
        if (keptForOrders < 0 || keptForOrders >= perDay) {
            throw new IllegalArgumentException("Of %d calls, %d cannot be kept".formatted(perDay, keptForOrders));
        }
    }

    /**
     * How many calls a day the planned refreshes of held symbols may take: a tenth of the day's, and one
     * at least, stays free for browsing and for the listings.
     */
    int mostForHeld() {
        var forAll = perDay - keptForOrders;
        return forAll - Math.min(Math.max(1, perDay / 10), forAll - 1);
    }

    /** The time from one call to the next when they are spread evenly: providers dislike bursts. */
    Duration interval() {
        return Duration.ofNanos(NANOS.divide(perSecond, 0, RoundingMode.CEILING)
                .max(BigDecimal.ONE)
                .longValueExact());
    }
}
