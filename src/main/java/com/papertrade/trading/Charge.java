package com.papertrade.trading;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;

/** What a fill costs beyond its price: a commission, or the slippage that real orders meet. */
public sealed interface Charge {

    Charge NONE = new None();

    /** Beyond any broker's, and far from where sums of fees and cash would be more than money can hold. */
    Money MOST = Money.usd("1000000");

    /** Nothing. */
    record None() implements Charge {
        @Override
        public Money on(Quantity filled) {
            return Money.ZERO_USD;
        }
    }

    /** The same for every order. */
    record PerOrder(Money amount) implements Charge {

        /** @throws IllegalArgumentException if it is not positive, or more than {@link #MOST} */
        public PerOrder {
            requireCharge(amount);
        }

        @Override
        public Money on(Quantity filled) {
            return amount;
        }
    }

    /**
     * So much a share, with a least and a most an order: $0.005 a share, at least $1.00 and at most $10.00,
     * is $1.00 for 100 shares, $2.50 for 500 and $10.00 for 5,000.
     */
    record PerShare(Price rate, Money minimum, Money maximum) implements Charge {

        /**
         * @throws IllegalArgumentException if the least is negative, or the most is nothing, below the least or more than
         *     {@link #MOST}
         */
        public PerShare {
            requireCharge(maximum);
            if (minimum.isNegative() || minimum.isGreaterThan(maximum)) {
                throw new IllegalArgumentException("A minimum is between nothing and the maximum");
            }
        }

        @Override
        public Money on(Quantity filled) {
            // Compared before rounding: a rate times many shares can be more than money can hold.
            var exact = rate.perShare().multiply(filled.shares());
            if (exact.compareTo(maximum.amount()) >= 0) {
                return maximum;
            }
            var amount = rate.times(filled);
            return amount.isGreaterThan(minimum) ? amount : minimum;
        }
    }

    /** What the fill of so many shares costs. */
    Money on(Quantity filled);

    private static void requireCharge(Money amount) {
        if (!amount.isPositive() || amount.isGreaterThan(MOST)) {
            throw new IllegalArgumentException("A charge is more than nothing and at most $1,000,000");
        }
    }
}
