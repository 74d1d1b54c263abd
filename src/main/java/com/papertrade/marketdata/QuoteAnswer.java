package com.papertrade.marketdata;

import java.util.Optional;

/** What can be said about a price that somebody wants to trade at. */
public sealed interface QuoteAnswer {

    /** A price of the latest completed session or newer: fit for an order. */
    record Current(Quote quote) implements QuoteAnswer {}

    /**
     * No price fit for an order.
     *
     * @param lastKnown an older price, for reference only
     * @param problem why there is no newer one, as a sentence for a person
     */
    record NotCurrent(Optional<Quote> lastKnown, String problem) implements QuoteAnswer {}

    /** Neither we nor the provider know the symbol. */
    record Unknown() implements QuoteAnswer {}
}
