package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The trail behind a figure: the parts it was worked out of, that add up to it, and where they come from. An
 * explanation whose parts do not add up cannot be made.
 *
 * @param figure which of them
 * @param formula in words; for a rate over which base
 * @param parts signed, so that their sum is the result
 * @param asOf when it was worked out, or booked
 * @param prices those that went into it; empty where none did
 */
public record Explanation(
        Figure figure,
        String formula,
        List<Part> parts,
        Money result,
        Optional<Derived> derived,
        Instant asOf,
        List<PriceUsed> prices) {

    /** What can be explained. */
    public enum Figure {
        EQUITY,
        DAILY_CHANGE,
        TOTAL_GAIN,
        AVERAGE_COST,
        DIVIDEND
    }

    /**
     * @param label what it is
     * @param detail how it came about, such as {@code 42 × $236.85}; may be empty
     */
    public record Part(String label, String detail, Money amount) {}

    /** What is worked out of the sum in a last step. */
    public sealed interface Derived {

        /** @param base empty where there is nothing to compare with */
        record Rate(Money base, Optional<Percent> rate) implements Derived {}

        record PerShare(Quantity shares, Price price) implements Derived {}
    }

    /** @param session the trading day the price belongs to */
    public record PriceUsed(Symbol symbol, Price price, LocalDate session, Instant observedAt, PriceSource source) {}

    /** @throws IllegalArgumentException if the parts do not add up to the result */
    public Explanation {
        parts = List.copyOf(parts);
        prices = List.copyOf(prices);
        var sum = parts.stream().map(Part::amount).reduce(Money.ZERO_USD, Money::plus);
        if (!sum.equals(result)) {
            throw new IllegalArgumentException(
                    "The parts of %s add up to %s, not to %s".formatted(figure, sum, result));
        }
    }
}
