package com.papertrade.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** Digits only: an exponent would be a way to write a number that fills the memory. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,12})?");

    /** @throws IllegalArgumentException if it is not positive, too fine or too large */
    public Price {
        if (perShare.signum() <= 0) {
            throw new IllegalArgumentException("A price is positive: " + perShare);
        }
        perShare = perShare.stripTrailingZeros();
        // Before it is written out: the digits of 1e999999999 would fill the memory.
        if (perShare.precision() - (long) perShare.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException("Too large for a price: " + perShare);
        }
        if (perShare.scale() < 0) {
            perShare = perShare.setScale(0);
        }
        if (perShare.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException("A price has at most 6 decimals: " + perShare);
        }
    }

    public static Price usd(String perShare) {
        return usd(new BigDecimal(perShare));
    }

    public static Price usd(BigDecimal perShare) {
        return new Price(perShare, Money.USD);
    }

    /**
     * The price in dollars that a program wrote, such as {@code 217.6150}; empty unless it is positive. A
     * price is never rounded to fit: one that is finer than we keep is none.
     */
    public static Optional<Price> parseUsd(String text) {
        return Optional.of(text)
                .filter(written -> DECIMAL.matcher(written).matches())
                .map(BigDecimal::new)
                .filter(number ->
                        number.signum() > 0 && number.stripTrailingZeros().scale() <= MAX_DECIMALS)
                .map(Price::usd);
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
