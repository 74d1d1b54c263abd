package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How many shares of one instrument are held and what they cost, by average cost.
 *
 * @param cost zero when no share is held
 */
public record Position(Symbol symbol, Quantity quantity, Money cost) {

    /** @throws IllegalArgumentException if the cost is negative, or nothing is held and still costs */
    public Position {
        if (cost.isNegative() || (quantity.isZero() && !cost.isZero())) {
            throw new IllegalArgumentException("%s shares of %s cannot have cost %s".formatted(quantity, symbol, cost));
        }
    }

    public static Position none(Symbol symbol) {
        return new Position(symbol, Quantity.ZERO, Money.ZERO_USD);
    }

    /** Cost per share to 6 decimals, for the eye; empty when nothing is held or it cost nothing. */
    public Optional<Price> averageCost() {
        if (quantity.isZero() || cost.isZero()) {
            return Optional.empty();
        }
        var perShare = cost.amount().divide(quantity.shares(), Price.MAX_DECIMALS, RoundingMode.HALF_EVEN);
        return perShare.signum() == 0 ? Optional.empty() : Optional.of(new Price(perShare, cost.currency()));
    }

    /** What a sale of so many shares takes out of the cost: all of it with the last share. */
    public Money costOf(Quantity sold) {
        return cost.inProportion(sold, quantity);
    }
}
