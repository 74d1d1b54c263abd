package com.papertrade.portfolio;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a verification of all ledgers found.
 *
 * @param entries how many were told again
 * @param found how many differences there were in all
 * @param differences the first {@value #MOST_LISTED} of them
 */
public record LedgerReport(
        Instant began, Instant ended, long portfolios, long entries, long found, List<LedgerDifference> differences) {

    /** A report is read whole; a database that something went through would otherwise be listed row by row. */
    static final int MOST_LISTED = 1_000;

    public LedgerReport {
        differences = List.copyOf(differences);
    }

    /** Whether all that is stored is what the ledgers lead to. */
    public boolean agrees() {
        return found == 0;
    }

    public Duration took() {
        return Duration.between(began, ended);
    }

    /** How fast it was, in whole entries a second. */
    public long entriesPerSecond() {
        return entries * 1_000 / Math.max(1, took().toMillis());
    }
}
