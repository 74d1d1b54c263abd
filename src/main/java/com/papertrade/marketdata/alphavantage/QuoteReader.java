package com.papertrade.marketdata.alphavantage;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ClosingPrice;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code GLOBAL_QUOTE}. */
record QuoteReader(MarketClock market) {

    /**
     * The quote, empty when it is about nothing, which is how an unknown symbol is answered.
     *
     * @throws com.papertrade.marketdata.FeedUnavailable if it makes no sense
     */
    Optional<Quote> read(Symbol symbol, JsonNode answer) {
        var entry = answer.properties().stream()
                // "Global Quote - DATA DELAYED BY 15 MINUTES" with some keys.
                .filter(property -> property.getKey().startsWith("Global Quote"))
                .filter(property -> property.getValue().isObject())
                .findFirst()
                .orElseThrow(() -> Failures.malformed(symbol.value()));
        return entry.getValue().isEmpty() ? Optional.empty() : Optional.of(quote(symbol, new Fields(entry.getValue())));
    }

    private Quote quote(Symbol symbol, Fields fields) {
        if (!fields.symbol("01. symbol").equals(Optional.of(symbol))) {
            throw Failures.anotherSymbol(symbol);
        }
        var session = fields.date("07. latest trading day")
                .filter(date -> !date.isAfter(market.date()))
                .flatMap(market.calendar()::session)
                .orElseThrow(() -> Failures.malformed(symbol.value()));
        var now = market.now();
        return new Quote(
                symbol,
                fields.price("05. price").orElseThrow(() -> Failures.malformed(symbol.value())),
                fields.price("08. previous close"),
                session.date(),
                observedAt(session, now),
                now,
                PriceSource.ALPHA_VANTAGE);
    }

    /** The close once that is final; until then a price may be older than it is told. */
    private static Instant observedAt(TradingSession session, Instant told) {
        return ClosingPrice.isFinalAt(session, told) ? session.close() : told.minus(ClosingPrice.SETTLING);
    }
}
