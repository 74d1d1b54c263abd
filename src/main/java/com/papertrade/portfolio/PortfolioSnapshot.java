package com.papertrade.portfolio;

import java.util.List;

/**
 * A portfolio, what it holds and what happened to it of late, all read at the same instant, so that
 * an order filled meanwhile is in all of them or in none.
 *
 * @param positions those held, by symbol
 * @param receivables the dividends that are owed and not paid yet, the next to be paid first
 * @param entriesSince the entries after the moment that was asked for, oldest first
 */
public record PortfolioSnapshot(
        Portfolio portfolio, List<Position> positions, List<Receivable> receivables, List<LedgerRecord> entriesSince) {

    public PortfolioSnapshot {
        positions = List.copyOf(positions);
        receivables = List.copyOf(receivables);
        entriesSince = List.copyOf(entriesSince);
    }
}
