package com.papertrade.trading;

/** What a fill's price was taken from. */
public enum PriceBasis {
    /** A single price that was observed at one moment. */
    QUOTE("quote"),
    /** Open, high, low and close of a session. */
    BAR("daily bar");

    private final String label;

    PriceBasis(String label) {
        this.label = label;
    }

    /** How a receipt names it. */
    public String label() {
        return label;
    }
}
