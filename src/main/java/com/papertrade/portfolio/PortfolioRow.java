package com.papertrade.portfolio;

import java.time.Instant;

/**
 * A portfolio as it lies in the table, with where its ledger stands.
 *
 * @param lastSequence of its newest entry; 0 before the first
 * @param lastOccurredAt when its newest entry was booked
 */
record PortfolioRow(Portfolio portfolio, long lastSequence, Instant lastOccurredAt) {}
