package com.papertrade.trading;

/** By which rule an order found its price. */
public enum FillRule {
    /** A market order at the latest known price, whatever the hour. */
    INSTANT_LATEST_PRICE("Instant: latest price");

    private final String label;

    FillRule(String label) {
        this.label = label;
    }

    /** How a receipt names it. */
    public String label() {
        return label;
    }
}
