package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.Receivable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A portfolio and what it is worth at one moment.
 *
 * @param equity cash, dividends receivable, and positions at their last known prices; empty when an instrument never had one
 * @param unpriced the instruments for want of whose price there is no equity
 * @param totalGain equity less everything deposited, plus everything withdrawn
 * @param positions largest value first
 * @param receivables the dividends that are owed and not paid yet, the next to be paid first
 */
public record PortfolioValuation(
        Portfolio portfolio,
        Instant asOf,
        Optional<Money> equity,
        List<Symbol> unpriced,
        Optional<Gain> totalGain,
        DailyChange dailyChange,
        List<PositionValue> positions,
        List<Receivable> receivables) {

    public PortfolioValuation {
        unpriced = List.copyOf(unpriced);
        positions = List.copyOf(positions);
        receivables = List.copyOf(receivables);
    }

    /** All dividends that are owed and not paid yet. */
    public Money receivable() {
        return receivables.stream().map(Receivable::amount).reduce(Money.ZERO_USD, Money::plus);
    }
}
