package com.papertrade.trading;

/** By which rule an order found its price. */
public enum FillRule {
    /** An order at the latest known price, whatever the hour. */
    INSTANT_LATEST_PRICE("Instant: latest price"),
    /** A market order at the first price after it was accepted. */
    MARKET_NEXT_PRICE("Market: first price after the order"),
    /** A market order at the open of the first session after it was accepted. */
    MARKET_OPEN("Market: the session's open"),
    /** A market order at the close of the session it was accepted in, the first price known after it. */
    MARKET_CLOSE("Market: the session's close"),
    /** The price went beyond the limit: filled at the limit. */
    LIMIT_AT_LIMIT("Limit: traded through, filled at the limit"),
    /** The first price was better than the limit already: filled at that price. */
    LIMIT_AT_BETTER("Limit: the first price was better"),
    /** The price reached the stop: filled at the stop. */
    STOP_AT_STOP("Stop: reached, filled at the stop"),
    /** The first price was beyond the stop already: filled at that price. */
    STOP_AT_GAP("Stop: the first price was beyond it"),
    /** The stop was reached in the session, and its close was better than the limit. */
    STOP_LIMIT_AT_CLOSE("Stop limit: reached, and the close was better than the limit");

    private final String label;

    FillRule(String label) {
        this.label = label;
    }

    /** How a receipt names it. */
    public String label() {
        return label;
    }
}
