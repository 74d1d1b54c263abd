package com.papertrade.trading;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import java.math.RoundingMode;

/** How much an order is for: so many shares, or as many as so much money buys. */
public sealed interface OrderSize {

    record Shares(Quantity quantity) implements OrderSize {

        /** @throws IllegalArgumentException if it is for no shares at all */
        public Shares {
            if (quantity.isZero()) {
                throw new IllegalArgumentException("An order is for at least some shares");
            }
        }

        @Override
        public Quantity at(Price price) {
            return quantity;
        }
    }

    /** @param money without fees */
    record Amount(Money money) implements OrderSize {

        /** @throws IllegalArgumentException if it is nothing or less */
        public Amount {
            if (!money.isPositive()) {
                throw new IllegalArgumentException("An order is for at least some money");
            }
        }

        /** Rounded down, so that it never costs more than was asked for: $500 at $3 is 166.666666666 shares. */
        @Override
        public Quantity at(Price price) {
            return new Quantity(money.amount().divide(price.perShare(), Quantity.MAX_DECIMALS, RoundingMode.DOWN));
        }
    }

    /** The shares it is for at a price; none where the money does not buy the smallest fraction of one. */
    Quantity at(Price price);
}
