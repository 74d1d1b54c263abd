package com.papertrade.instrument;

/** What kind of thing is traded. */
public enum InstrumentType {
    STOCK("stock"),
    ETF("ETF"),
    FUND("fund"),
    OTHER("other");

    private final String label;

    InstrumentType(String label) {
        this.label = label;
    }

    /** How a screen names it. */
    public String label() {
        return label;
    }
}
