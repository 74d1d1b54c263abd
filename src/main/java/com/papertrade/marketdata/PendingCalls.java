package com.papertrade.marketdata;

/** The calls that a budget's day still needs for what it must not miss. */
@FunctionalInterface
public interface PendingCalls {

    /** How many of them are more urgent than this, orders being placed apart: nobody knows those before. */
    int moreUrgentThan(CallPriority priority);
}
