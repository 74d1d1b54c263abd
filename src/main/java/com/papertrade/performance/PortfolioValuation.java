package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.portfolio.Portfolio;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A portfolio and what it is worth at one moment.
 *
 * @param equity cash and positions at their last known prices; empty when an instrument never had one
 * @param unpriced the instruments for want of whose price there is no equity
 * @param totalGain equity less everything deposited, plus everything withdrawn
 * @param positions largest value first
 */
public record PortfolioValuation(
        Portfolio portfolio,
        Instant asOf,
        Optional<Money> equity,
        List<Symbol> unpriced,
        Optional<Gain> totalGain,
        DailyChange dailyChange,
        List<PositionValue> positions) {}
