package com.papertrade.trading;

/** Which way an order trades. */
public enum Side {
    BUY,
    SELL
}
