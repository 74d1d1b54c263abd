package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.performance.DailyChange.MissingPrice;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What the market says about some instruments at one moment: their last quotes, and their prices at
 * the end of the two compared sessions.
 *
 * @param closes of the current session, none while it is under way
 */
record MarketReading(
        Instant asOf,
        ComparedSessions sessions,
        Map<Symbol, Quote> quotes,
        Map<Symbol, Price> closes,
        Map<Symbol, Price> previousCloses) {

    /** One question for all the instruments, each kind of price asked once. */
    static MarketReading of(MarketData market, ComparedSessions sessions, Collection<Symbol> symbols) {
        var asOf = market.clock().now();
        var current = sessions.current();
        return new MarketReading(
                asOf,
                sessions,
                market.quotes(symbols),
                current.isOverAt(asOf) ? market.closes(symbols, current.date()) : Map.of(),
                market.closes(symbols, sessions.previous().date()));
    }

    Optional<Quote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    /**
     * The session's own price: its close, or until that is known the last quote of the session. A
     * quote of any other session, older or newer, does not do; nor, once the session is over, one from
     * before its close.
     */
    Optional<Price> price(Symbol symbol) {
        return Optional.ofNullable(closes.get(symbol))
                .or(() -> quoteOfSession(symbol).filter(this::isLatest).map(Quote::last));
    }

    /** The previous session's close, as traded then. */
    Optional<Price> previousClose(Symbol symbol) {
        return Optional.ofNullable(previousCloses.get(symbol));
    }

    /** The previous close as the session's quote tells it, which a provider may adjust for a split. */
    Optional<Price> previousCloseOfQuote(Symbol symbol) {
        return quoteOfSession(symbol).flatMap(Quote::previousClose);
    }

    MissingPrice missingPrice(Symbol symbol) {
        var kind = sessions.current().isOverAt(asOf) ? MissingPrice.Kind.CLOSE : MissingPrice.Kind.PRICE;
        return new MissingPrice(symbol, sessions.current().date(), kind);
    }

    MissingPrice missingPreviousClose(Symbol symbol) {
        return new MissingPrice(symbol, sessions.previous().date(), MissingPrice.Kind.CLOSE);
    }

    private boolean isLatest(Quote quote) {
        var session = sessions.current();
        return !session.isOverAt(asOf) || session.isOverAt(quote.observedAt());
    }

    private Optional<Quote> quoteOfSession(Symbol symbol) {
        return quote(symbol)
                .filter(quote -> quote.session().equals(sessions.current().date()));
    }
}
