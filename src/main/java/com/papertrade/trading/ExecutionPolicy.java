package com.papertrade.trading;

/** When the market orders of a portfolio are filled. */
public enum ExecutionPolicy {
    /** At once, at the latest known price of the latest session, whatever the hour. */
    INSTANT,
    /** While the exchange is open, at a price observed after the order was accepted. */
    REALISTIC
}
