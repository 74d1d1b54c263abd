package com.papertrade.trading;

/** Where an order is in its life (FIX tag 39, OrdStatus). Only an open order changes. */
public enum OrderStatus {
    /** Waits for its price, and keeps cash or shares for it. */
    OPEN,
    FILLED,
    CANCELLED,
    EXPIRED,
    REJECTED
}
