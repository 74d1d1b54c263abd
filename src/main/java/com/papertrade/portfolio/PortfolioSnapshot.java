package com.papertrade.portfolio;

import java.util.List;

/**
 * A portfolio, what it holds and what happened to it of late, all read at the same instant, so that
 * an order filled meanwhile is in all of them or in none.
 *
 * @param positions those held, by symbol
 * @param entriesSince the entries after the moment that was asked for, oldest first
 */
public record PortfolioSnapshot(Portfolio portfolio, List<Position> positions, List<LedgerRecord> entriesSince) {

    public PortfolioSnapshot {
        positions = List.copyOf(positions);
        entriesSince = List.copyOf(entriesSince);
    }
}
