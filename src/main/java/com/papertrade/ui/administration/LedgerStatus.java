package com.papertrade.ui.administration;

import com.papertrade.portfolio.LedgerReport;
import java.util.Optional;

/**
 * How the ledgers stand.
 *
 * @param latest what the last verification found; empty before the first
 * @param running whether one is under way
 */
record LedgerStatus(Optional<LedgerReport> latest, boolean running) {}
