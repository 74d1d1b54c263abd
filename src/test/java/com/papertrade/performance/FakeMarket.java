package com.papertrade.performance;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.money.Price;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A market that knows what a test told it, at the time the test says it is. */
final class FakeMarket implements MarketData {

    private record Bar(Symbol symbol, LocalDate session) {}

    private final TradingCalendar calendar;
    private final Granularity granularity;
    private final Map<Bar, Price> closes = new HashMap<>();
    private final Map<Symbol, Quote> quotes = new HashMap<>();

    /** The sessions whose closes were asked for, in order. */
    final List<LocalDate> closesAsked = new ArrayList<>();

    int quotesAsked;
    Instant now = Instant.EPOCH;

    FakeMarket(TradingCalendar calendar, Granularity granularity) {
        this.calendar = calendar;
        this.granularity = granularity;
    }

    void learnClose(Symbol symbol, LocalDate session, Price close) {
        closes.put(new Bar(symbol, session), close);
    }

    void learnQuote(Quote quote) {
        quotes.put(quote.symbol(), quote);
    }

    @Override
    public PriceSource source() {
        return PriceSource.ALPHA_VANTAGE;
    }

    @Override
    public Granularity granularity() {
        return granularity;
    }

    @Override
    public MarketClock clock() {
        return new MarketClock(calendar, Clock.fixed(now, calendar.zone()));
    }

    @Override
    public TradingSession today() {
        return switch (granularity) {
            case INTRADAY -> clock().latestStarted();
            case END_OF_DAY -> clock().latestCompleted();
        };
    }

    @Override
    public Map<Symbol, Quote> quotes(Collection<Symbol> symbols) {
        quotesAsked++;
        return symbols.stream().filter(quotes::containsKey).collect(toMap(identity(), quotes::get));
    }

    @Override
    public Map<Symbol, Price> closes(Collection<Symbol> symbols, LocalDate session) {
        closesAsked.add(session);
        return symbols.stream()
                .filter(symbol -> closes.containsKey(new Bar(symbol, session)))
                .collect(toMap(identity(), symbol -> closes.get(new Bar(symbol, session))));
    }

    @Override
    public PriceHistory history(Symbol symbol, LocalDate from) {
        throw new UnsupportedOperationException("a valuation needs no history");
    }

    @Override
    public List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException("a valuation reads the ledger, not the news");
    }

    @Override
    public QuoteAnswer currentQuote(Symbol symbol, CallPriority purpose, Duration atMost) {
        throw new UnsupportedOperationException("a valuation never waits");
    }

    @Override
    public List<Instrument> searchProvider(String text) {
        throw new UnsupportedOperationException("a valuation searches nothing");
    }
}
