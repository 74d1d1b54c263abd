package com.papertrade.instrument;

import java.math.BigDecimal;

/**
 * How many shares one share becomes: 4 for a 4-for-1 split, 0.1 for a 1-for-10 reverse split, 1.046
 * for what IBM did when it spun off Kyndryl on 2021-11-04.
 */
public record SplitRatio(BigDecimal factor) {

    /** @throws IllegalArgumentException if the factor is not positive */
    public SplitRatio {
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("A split multiplies by more than zero: " + factor);
        }
        factor = factor.stripTrailingZeros();
    }

    public static SplitRatio of(String factor) {
        return new SplitRatio(new BigDecimal(factor));
    }

    @Override
    public String toString() {
        return factor.toPlainString();
    }
}
