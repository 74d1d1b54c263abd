package com.papertrade.trading;

/** Where an order is in its life. */
public enum OrderStatus {
    FILLED,
    REJECTED
}
