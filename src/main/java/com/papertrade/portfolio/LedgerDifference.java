package com.papertrade.portfolio;

/**
 * Something stored that is not what the ledger's entries lead to.
 *
 * @param entry its sequence; where the difference is about no single entry, of the last one that was
 *     read, and 0 where there is none
 * @param sentence what differs, for administrators
 */
public record LedgerDifference(PortfolioId portfolio, long entry, String sentence) {

    @Override
    public String toString() {
        return "portfolio %s, entry %d: %s".formatted(portfolio, entry, sentence);
    }
}
