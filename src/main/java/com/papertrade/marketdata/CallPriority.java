package com.papertrade.marketdata;

/** What a provider call is for, most urgent first: scarce calls are spent in this order. */
public enum CallPriority {
    ORDER,
    OPEN_ORDER,
    HELD,
    WATCHED,
    BROWSING
}
