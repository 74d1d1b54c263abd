package com.papertrade.trading;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
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
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A market whose prices a test sets: closes of Friday, 2026-05-15, seen on the Saturday after it. */
class FixedMarket implements MarketData {

    static final LocalDate FRIDAY = LocalDate.of(2026, 5, 15);
    static final Instant FRIDAYS_CLOSE = Instant.parse("2026-05-15T20:00:00Z");
    static final Instant SATURDAY_NOON = Instant.parse("2026-05-16T16:00:00Z");

    private final Map<Symbol, QuoteAnswer> answers = new ConcurrentHashMap<>();
    final AtomicInteger timesAsked = new AtomicInteger();

    void trades(Symbol symbol, String price) {
        answers.put(symbol, new QuoteAnswer.Current(quote(symbol, price)));
    }

    void answers(Symbol symbol, QuoteAnswer answer) {
        answers.put(symbol, answer);
    }

    static Quote quote(Symbol symbol, String price) {
        return new Quote(
                symbol,
                Price.usd(price),
                java.util.Optional.empty(),
                FRIDAY,
                FRIDAYS_CLOSE,
                SATURDAY_NOON,
                PriceSource.ALPHA_VANTAGE);
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
    public MarketClock clock() {
        return new MarketClock(new NyseCalendar(), Clock.fixed(SATURDAY_NOON, ZoneOffset.UTC));
    }

    @Override
    public TradingSession today() {
        return clock().latestCompleted();
    }

    @Override
    public Map<Symbol, Quote> quotes(Collection<Symbol> symbols) {
        return symbols.stream()
                .filter(symbol -> answers.get(symbol) instanceof QuoteAnswer.Current)
                .collect(Collectors.toMap(
                        symbol -> symbol, symbol -> ((QuoteAnswer.Current) answers.get(symbol)).quote()));
    }

    @Override
    public Map<Symbol, Price> closes(Collection<Symbol> symbols, LocalDate session) {
        return Map.of();
    }

    @Override
    public PriceHistory history(Symbol symbol, LocalDate from) {
        return new PriceHistory(symbol, source(), List.of());
    }

    @Override
    public List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException("an order knows no corporate action");
    }

    @Override
    public QuoteAnswer currentQuote(Symbol symbol, CallPriority purpose, Duration atMost) {
        timesAsked.incrementAndGet();
        return answers.getOrDefault(symbol, new QuoteAnswer.Unknown());
    }

    @Override
    public List<Instrument> searchProvider(String text) {
        return List.of();
    }
}
