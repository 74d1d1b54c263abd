package com.papertrade.performance;

import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import com.papertrade.portfolio.Position;
import java.util.Optional;

/**
 * A position and what it is worth.
 *
 * @param name of the instrument
 * @param quote the last known, possibly of an earlier session; empty when there never was one
 * @param weight of its value in the equity
 * @param change empty while a price it needs is missing
 */
public record PositionValue(
        Position position,
        String name,
        Optional<Quote> quote,
        Optional<Money> marketValue,
        Optional<Percent> weight,
        Optional<Gain> unrealizedGain,
        Optional<PositionChange> change) {}
