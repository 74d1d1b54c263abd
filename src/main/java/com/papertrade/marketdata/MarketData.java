package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.money.Price;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The market as the rest of PaperTrade sees it: always answering, possibly a little old, and saying
 * how old. Except for {@link #currentQuote} and {@link #searchProvider}, nothing here waits for a
 * provider: it answers what is known now and asks for what is missing in the background.
 */
public interface MarketData {

    PriceSource source();

    Granularity granularity();

    /** The provider's trading calendar at the application's clock. */
    MarketClock clock();

    /**
     * The session "today" speaks of (PRODUCT.md, section 5): the latest that has started, or with an
     * end-of-day feed the latest that has completed.
     */
    default TradingSession today() {
        return switch (granularity()) {
            case INTRADAY -> clock().latestStarted();
            case END_OF_DAY -> clock().latestCompleted();
        };
    }

    /** The last known quotes of those of the symbols that have one. */
    Map<Symbol, Quote> quotes(Collection<Symbol> symbols);

    default Optional<Quote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes(List.of(symbol)).get(symbol));
    }

    /** The closes, as traded, of one completed session, of those of the symbols where it is known. */
    Map<Symbol, Price> closes(Collection<Symbol> symbols, LocalDate session);

    /** The sessions known from that day on. */
    PriceHistory history(Symbol symbol, LocalDate from);

    /**
     * The splits and dividends known that are effective between two days, both included: those of the
     * past and those that are announced. Oldest first.
     */
    List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to);

    /** The splits among them. */
    default List<SplitNotice> splits(Symbol symbol, LocalDate from, LocalDate to) {
        return corporateActions(symbol, from, to).stream()
                .filter(SplitNotice.class::isInstance)
                .map(SplitNotice.class::cast)
                .toList();
    }

    /** What a quote's last price is compared with; see {@link Quote#comparableClose}. */
    default Optional<Price> closeBefore(Quote quote) {
        return quote.comparableClose(splits(quote.symbol(), quote.session(), quote.session()));
    }

    /**
     * A price to trade at: waits for the provider, at most that long, when what is known is older
     * than the latest completed session. Never throws for a provider's failure.
     *
     * @param purpose which calls may be spent on it; where the symbol matters more to somebody, that counts
     */
    QuoteAnswer currentQuote(Symbol symbol, CallPriority purpose, Duration atMost);

    /** The price an order is filled at. */
    default QuoteAnswer currentQuote(Symbol symbol, Duration atMost) {
        return currentQuote(symbol, CallPriority.ORDER, atMost);
    }

    /**
     * Asks the provider what a text may mean and remembers the instruments it names.
     *
     * @throws FeedUnavailable if it cannot be asked
     */
    List<Instrument> searchProvider(String text);
}
