package com.papertrade.money;

import java.math.BigDecimal;

/**
 * A number of shares, zero or more, fractions included. What is held, ordered or traded is never
 * negative: PaperTrade knows no short positions.
 *
 * @param shares at most 9 decimals and 19 digits before the point, without trailing zeros
 */
public record Quantity(BigDecimal shares) implements Comparable<Quantity> {

    public static final int MAX_DECIMALS = 9;

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    private static final int MAX_INTEGER_DIGITS = 19;

    /** @throws IllegalArgumentException if it is negative, too fine or too large */
    public Quantity {
        if (shares.signum() < 0) {
            throw new IllegalArgumentException("A quantity is not negative: " + shares);
        }
        shares = shares.stripTrailingZeros();
        // Before it is written out: the digits of 1e999999999 would fill the memory.
        if (shares.precision() - (long) shares.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException("Too large for a quantity: " + shares);
        }
        if (shares.scale() < 0) {
            shares = shares.setScale(0);
        }
        if (shares.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException("A quantity has at most 9 decimals: " + shares);
        }
    }

    public static Quantity of(long shares) {
        return new Quantity(BigDecimal.valueOf(shares));
    }

    public static Quantity of(String shares) {
        return new Quantity(new BigDecimal(shares));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(shares.add(other.shares));
    }

    /** @throws IllegalArgumentException if the other is more than this */
    public Quantity minus(Quantity other) {
        return new Quantity(shares.subtract(other.shares));
    }

    public boolean isZero() {
        return shares.signum() == 0;
    }

    public boolean isGreaterThan(Quantity other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return shares.compareTo(other.shares);
    }

    @Override
    public String toString() {
        return shares.toPlainString();
    }
}
