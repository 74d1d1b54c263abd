package com.papertrade.marketdata.simulated;

/** What some companies have in common, and what moves them all. */
enum Sector {
    TECHNOLOGY(0.13),
    COMMUNICATION(0.11),
    HEALTH_CARE(0.10),
    FINANCIALS(0.12),
    INDUSTRIALS(0.09),
    CONSUMER_DISCRETIONARY(0.10),
    CONSUMER_STAPLES(0.08),
    ENERGY(0.19),
    UTILITIES(0.11),
    MATERIALS(0.14),
    REAL_ESTATE(0.12),
    /** What the State owes moves by itself. */
    BONDS(0);

    private final double volatility;

    Sector(double volatility) {
        this.volatility = volatility;
    }

    /** Of the moves that all companies of the sector share, in a year, as a fraction of the price. */
    double volatility() {
        return volatility;
    }
}
