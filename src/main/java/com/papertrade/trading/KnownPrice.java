package com.papertrade.trading;

import com.papertrade.calendar.MarketClock;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuoteAnswer;
import java.util.Optional;

/**
 * What is known of a price when an order is placed.
 *
 * @param quote the last one, however old
 * @param current whether it is of the latest completed session or newer, so that an order may be filled at it
 * @param problem why it is not, as a sentence; empty when it is
 */
record KnownPrice(Optional<Quote> quote, boolean current, String problem) {

    /** Empty where neither we nor the provider know the symbol. */
    static Optional<KnownPrice> of(QuoteAnswer answer) {
        return switch (answer) {
            case QuoteAnswer.Current current -> Optional.of(new KnownPrice(Optional.of(current.quote()), true, ""));
            case QuoteAnswer.NotCurrent not -> Optional.of(new KnownPrice(not.lastKnown(), false, not.problem()));
            case QuoteAnswer.Unknown _ -> Optional.empty();
        };
    }

    /** What is known without asking anybody. */
    static KnownPrice of(Optional<Quote> quote, MarketClock clock) {
        var current = quote.filter(known -> known.isCurrentAt(clock)).isPresent();
        return new KnownPrice(quote, current, current ? "" : "The last known price is of an earlier session.");
    }

    Optional<Quote> currentQuote() {
        return quote.filter(_ -> current);
    }
}
