package com.papertrade.trading;

import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was seen of an instrument's market: a session's bar, or a quote, which is a bar whose four prices
 * are one. The rules by which orders are filled know nothing else of the market.
 *
 * @param from when the first of its prices was paid
 * @param until when the last of its prices was paid
 */
record Observation(
        Symbol symbol,
        Price open,
        Price high,
        Price low,
        Price close,
        Instant from,
        Instant until,
        LocalDate session,
        PriceSource source,
        PriceBasis basis) {

    static Observation of(Quote quote) {
        var price = quote.last();
        return new Observation(
                quote.symbol(),
                price,
                price,
                price,
                price,
                quote.observedAt(),
                quote.observedAt(),
                quote.session(),
                quote.source(),
                PriceBasis.QUOTE);
    }

    static Observation of(Symbol symbol, PriceBar bar, TradingSession session, PriceSource source) {
        return new Observation(
                symbol,
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                session.open(),
                session.close(),
                bar.session(),
                source,
                PriceBasis.BAR);
    }

    /**
     * What of it was seen after a moment. A session that was under way then has prices from before and
     * after, in an order nobody knows; only its close is certain to be from after.
     */
    Optional<Observation> after(Instant moment) {
        if (!until.isAfter(moment)) {
            return Optional.empty();
        }
        return Optional.of(from.isBefore(moment) ? itsClose() : this);
    }

    private Observation itsClose() {
        return new Observation(symbol, close, close, close, close, until, until, session, source, basis);
    }

    /** Whether its prices are one, of one moment. */
    boolean isSinglePrice() {
        return from.equals(until);
    }
}
