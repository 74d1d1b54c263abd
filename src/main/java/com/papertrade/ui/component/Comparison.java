package com.papertrade.ui.component;

import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import java.util.Optional;

/**
 * A price and what it is compared with. It is read beside the screen, because the splits of the day are asked of the database;
 * what is shown goes on from there.
 *
 * @param closeBefore in shares as they are counted in the quote's session
 */
public record Comparison(Quote quote, Optional<Price> closeBefore) {

    public static Comparison of(Quote quote, MarketData marketData) {
        return new Comparison(quote, marketData.closeBefore(quote));
    }

    /** All prices of a session are compared with the same close; that of another session is not known here. */
    public Comparison movedTo(Quote other) {
        return new Comparison(other, isOfTheSameSession(other) ? closeBefore : Optional.empty());
    }

    private boolean isOfTheSameSession(Quote other) {
        return other.symbol().equals(quote.symbol())
                && other.session().equals(quote.session())
                && other.previousClose().equals(quote.previousClose());
    }
}
