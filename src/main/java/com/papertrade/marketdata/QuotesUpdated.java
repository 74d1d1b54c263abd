package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.util.Set;

/** There is something newer to say about these: a quote, or sessions that were not known. */
public record QuotesUpdated(Set<Symbol> symbols) {

    public QuotesUpdated {
        symbols = Set.copyOf(symbols);
    }
}
