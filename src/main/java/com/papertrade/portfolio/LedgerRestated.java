package com.papertrade.portfolio;

import java.time.LocalDate;

/**
 * Something was booked that took effect in the past, so that what was worked out of the ledger for that
 * day and later no longer holds; told within the same transaction.
 */
public record LedgerRestated(PortfolioId portfolio, LocalDate from) {}
