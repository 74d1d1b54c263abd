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
 * @param ofSessionUnderWay whether the session it was paid in goes on, so that the next price is near it
 * @param problem why it is not, as a sentence; empty when it is
 */
record KnownPrice(Optional<Quote> quote, boolean current, boolean ofSessionUnderWay, String problem) {

    /** Empty where neither we nor the provider know the symbol. */
    static Optional<KnownPrice> of(QuoteAnswer answer, MarketClock clock) {
        return switch (answer) {
            case QuoteAnswer.Current current -> Optional.of(of(Optional.of(current.quote()), true, "", clock));
            case QuoteAnswer.NotCurrent not -> Optional.of(of(not.lastKnown(), false, not.problem(), clock));
            case QuoteAnswer.Unknown _ -> Optional.empty();
        };
    }

    /** What is known without asking anybody. */
    static KnownPrice of(Optional<Quote> quote, MarketClock clock) {
        var current = quote.filter(known -> known.isCurrentAt(clock)).isPresent();
        return of(quote, current, current ? "" : "The last known price is of an earlier session.", clock);
    }

    private static KnownPrice of(Optional<Quote> quote, boolean current, String problem, MarketClock clock) {
        var underWay = quote.filter(known -> clock.isOpen()
                        && known.session().equals(clock.latestStarted().date()))
                .isPresent();
        return new KnownPrice(quote, current, underWay, problem);
    }

    /** The same price later: whoever waited for his turn may find that a session has closed since. */
    KnownPrice asOf(MarketClock clock) {
        return current ? of(quote, clock) : this;
    }

    Optional<Quote> currentQuote() {
        return quote.filter(_ -> current);
    }
}
