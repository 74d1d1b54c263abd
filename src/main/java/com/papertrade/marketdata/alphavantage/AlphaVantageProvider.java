package com.papertrade.marketdata.alphavantage;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.Listings;
import com.papertrade.marketdata.MarketDataProvider;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.ReportedAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Real prices of US exchanges, from Alpha Vantage. Symbols go to it as they are. One with a point
 * ({@code TSCO.LON}) is of a foreign exchange: it can be found, with its currency, but is never asked
 * a price for, because a quote does not say what it is in, and pence must not pass for dollars.
 */
final class AlphaVantageProvider implements MarketDataProvider {

    private final AlphaVantageApi api;
    private final MarketClock market;
    private final Duration patience;

    AlphaVantageProvider(AlphaVantageApi api, MarketClock market, Duration patience) {
        this.api = api;
        this.market = market;
        this.patience = patience;
    }

    @Override
    public PriceSource source() {
        return PriceSource.ALPHA_VANTAGE;
    }

    @Override
    public Granularity granularity() {
        return Granularity.END_OF_DAY;
    }

    @Override
    public TradingCalendar calendar() {
        return market.calendar();
    }

    @Override
    public boolean metered() {
        return true;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public Optional<Quote> quote(Symbol symbol, CallPriority priority) {
        requireDollars(symbol);
        return api.json(Question.quote(symbol), priority)
                .flatMap(answer -> new QuoteReader(market).read(symbol, answer));
    }

    @Override
    public Optional<PriceHistory> dailyBars(Symbol symbol, CallPriority priority) {
        requireDollars(symbol);
        return api.json(Question.dailyBars(symbol), priority)
                .map(answer -> new DailyBarsReader(market).read(symbol, answer));
    }

    @Override
    public List<ReportedAction> corporateActions(Symbol symbol, ReportedAction.Kind kind, CallPriority priority) {
        requireDollars(symbol);
        return api.json(Question.actions(kind, symbol), priority)
                .map(answer -> ActionsReader.read(symbol, kind, answer))
                .orElseGet(List::of);
    }

    @Override
    public Listings listings() {
        return ListingsReader.read(api.csv(Question.listings(), CallPriority.BROWSING));
    }

    @Override
    public List<Instrument> search(String text) {
        var sought = text.strip();
        if (sought.isEmpty()) {
            return List.of();
        }
        return api.json(Question.search(sought), CallPriority.BROWSING)
                .map(answer -> SearchReader.read(sought, answer))
                .orElseGet(List::of);
    }

    private static void requireDollars(Symbol symbol) {
        if (symbol.value().contains(".")) {
            throw Failures.noDollarPrice(symbol);
        }
    }
}
