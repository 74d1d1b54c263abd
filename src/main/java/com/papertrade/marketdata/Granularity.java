package com.papertrade.marketdata;

/** How often a feed has a new price, which decides the session that "today" speaks of. */
public enum Granularity {
    /** Prices move during the session: today is the latest session that has started. */
    INTRADAY,
    /** One price a session, after its close: today is the latest session that has completed. */
    END_OF_DAY
}
