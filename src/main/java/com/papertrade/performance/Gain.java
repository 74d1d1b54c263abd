package com.papertrade.performance;

import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import java.util.Optional;

/**
 * How much more, or less, something is worth than what it is compared with.
 *
 * @param rate empty when it is compared with nothing
 */
public record Gain(Money amount, Optional<Percent> rate) {

    /** A base below zero, as after withdrawing more than was ever deposited, is no base for a rate either. */
    public static Gain over(Money base, Money amount) {
        return new Gain(amount, base.isPositive() ? Percent.of(amount, base) : Optional.empty());
    }
}
