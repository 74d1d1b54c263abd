package com.papertrade.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A rate, kept as a fraction: 0.0214 is 2.14 %. Rates are shown, never booked, so they carry 16
 * significant digits and are rounded only for the eye.
 *
 * @param fraction 1 for 100 %
 */
public record Percent(BigDecimal fraction) {

    /** The change or share of {@code part} over {@code whole}; empty when the whole is nothing. */
    public static Optional<Percent> of(Money part, Money whole) {
        return whole.isZero() ? Optional.empty() : Optional.of(ratio(part.amount(), whole.amount()));
    }

    static Percent ratio(BigDecimal part, BigDecimal whole) {
        return new Percent(part.divide(whole, MathContext.DECIMAL64));
    }

    /** In hundredths, for the eye: 2.14 for 0.021378. Halves go to the even neighbour. */
    public BigDecimal hundredths(int decimals) {
        return fraction.movePointRight(2).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
