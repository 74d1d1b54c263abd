package com.papertrade.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money in one currency, such as 'USD 12.34'.
 *
 * <p>The amount is exact to the currency's minor unit and is never rounded silently: an amount that
 * needs rounding is made with {@link #rounded}, which is where this application's one rounding rule
 * lives. An amount may be negative, because gains and cash flows are amounts too.
 *
 * @param amount in units of the currency; its scale is the currency's, 2 for dollars
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /** US dollars, the currency of every portfolio in this version. */
    public static final Currency USD = Currency.getInstance("USD");

    public static final Money ZERO_USD = zero(USD);

    /** What the database's {@code NUMERIC(19,2)} holds: 17 digits before the point. */
    private static final int MAX_INTEGER_DIGITS = 17;

    /** More than any price × quantity has. */
    private static final int MANY_DECIMALS = 30;

    /**
     * @throws ArithmeticException if the amount is finer than the currency's minor unit, or has more
     *     than 17 digits before the point
     */
    public Money {
        // Before it is written out: the digits of 1e999999999 would fill the memory.
        if (amount.signum() != 0 && amount.precision() - (long) amount.scale() > MAX_INTEGER_DIGITS) {
            throw new ArithmeticException("More money than PaperTrade counts: " + amount);
        }
        if (amount.scale() > MANY_DECIMALS && amount.stripTrailingZeros().scale() > MANY_DECIMALS) {
            throw new ArithmeticException("Finer than money is: " + amount);
        }
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    public static Money usd(String amount) {
        return usd(new BigDecimal(amount));
    }

    public static Money usd(BigDecimal amount) {
        return new Money(amount, USD);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Rounds to the minor unit, halves to the even neighbour, so that many roundings do not drift one
     * way.
     */
    public static Money rounded(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /**
     * The share of this amount that {@code part} is of {@code whole}, rounded once: how a sale takes
     * its cost out of a position. Selling 4 of 10 shares that cost $1,000.00 takes $400.00.
     *
     * @throws IllegalArgumentException if the part is more than the whole, or the whole is nothing
     */
    public Money inProportion(Quantity part, Quantity whole) {
        if (whole.isZero() || part.isGreaterThan(whole)) {
            throw new IllegalArgumentException("%s is no part of %s".formatted(part, whole));
        }
        // Integers divided once: the quotient's digits beyond the cent decide only the rounding.
        var numerator = amount.multiply(part.shares());
        return new Money(
                numerator.divide(whole.shares(), currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN),
                currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isGreaterThan(Money other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!other.currency.equals(currency)) {
            throw new IllegalArgumentException("%s and %s do not mix".formatted(currency, other.currency));
        }
        return other;
    }

    @Override
    public String toString() {
        return currency + " " + amount.toPlainString();
    }
}
