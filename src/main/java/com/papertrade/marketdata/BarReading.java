package com.papertrade.marketdata;

import com.papertrade.marketdata.LineRemark.Reason;

/** What a line of a price file says. */
sealed interface BarReading {

    record Readable(PriceBar bar) implements BarReading {}

    record Unreadable(Reason reason, String sentence) implements BarReading {}
}
