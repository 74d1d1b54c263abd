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

    public static Gain over(Money base, Money amount) {
        return new Gain(amount, Percent.of(amount, base));
    }
}
