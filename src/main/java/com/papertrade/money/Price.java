package com.papertrade.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What one share costs. Finer than {@link Money}: 187.4375 is a price, not an amount one can pay.
 *
 * @param perShare positive, at most 6 decimals and 13 digits before the point, without trailing zeros
 * @param currency what it is quoted in; London quotes in pence, {@code GBX}, which is no ISO currency
 *     and therefore never becomes a price here
 */
public record Price(BigDecimal perShare, Currency currency) implements Comparable<Price> {

    /** Alpha Vantage quotes 4 decimals, adjusted and split prices need more. */
    public static final int MAX_DECIMALS = 6;

    private static final int MAX_INTEGER_DIGITS = 13;

    /** @throws IllegalArgumentException if it is not positive, too fine or too large */
    public Price {
        if (perShare.signum() <= 0) {
            throw new IllegalArgumentException("A price is positive: " + perShare);
        }
        perShare = perShare.stripTrailingZeros();
        if (perShare.scale() < 0) {
            perShare = perShare.setScale(0);
        }
        if (perShare.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException("A price has at most 6 decimals: " + perShare);
        }
        if (perShare.precision() - perShare.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException("Too large for a price: " + perShare);
        }
    }

    public static Price usd(String perShare) {
        return usd(new BigDecimal(perShare));
    }

    public static Price usd(BigDecimal perShare) {
        return new Price(perShare, Money.USD);
    }

    /** What so many shares cost at this price, rounded to the cent once. */
    public Money times(Quantity quantity) {
        return Money.rounded(perShare.multiply(quantity.shares()), currency);
    }

    /**
     * How far this price is above an earlier one, as a fraction of the earlier.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Percent changeFrom(Price earlier) {
        return Percent.ratio(perShare.subtract(sameCurrency(earlier).perShare), earlier.perShare);
    }

    @Override
    public int compareTo(Price other) {
        return perShare.compareTo(sameCurrency(other).perShare);
    }

    private Price sameCurrency(Price other) {
        if (!other.currency.equals(currency)) {
            throw new IllegalArgumentException("%s and %s do not mix".formatted(currency, other.currency));
        }
        return other;
    }

    @Override
    public String toString() {
        return currency + " " + perShare.toPlainString();
    }
}
