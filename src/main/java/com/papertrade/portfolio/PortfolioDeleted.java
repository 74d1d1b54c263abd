package com.papertrade.portfolio;

/** A trader has deleted a portfolio; told within the same transaction, while it can still be written to. */
public record PortfolioDeleted(PortfolioId portfolio) {}
