package com.papertrade.marketdata;

/** Who says that a price was paid. Every price on a screen or a receipt names its source. */
public enum PriceSource {
    ALPHA_VANTAGE("Alpha Vantage"),
    SIMULATED("simulated market");

    private final String label;

    PriceSource(String label) {
        this.label = label;
    }

    /** How screens and receipts name it. */
    public String label() {
        return label;
    }
}
