package com.papertrade.trading;

import com.papertrade.MovableClock;
import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A market at which a test plays prices: quotes at the clock's moment, and the bars of sessions that are over. */
class PlayedMarket implements MarketData {

    final MovableClock clock;
    private final TradingCalendar calendar = new NyseCalendar();
    private final Map<Symbol, Quote> quotes = new ConcurrentHashMap<>();
    private final Map<Symbol, NavigableMap<LocalDate, PriceBar>> bars = new ConcurrentHashMap<>();
    private final List<CorporateActionNotice> actions = new CopyOnWriteArrayList<>();
    volatile Granularity granularity = Granularity.INTRADAY;

    /** What happens right after somebody has read a history. */
    volatile Runnable afterHistory = () -> {};

    PlayedMarket(MovableClock clock) {
        this.clock = clock;
    }

    void reset(Instant now) {
        clock.moveTo(now);
        quotes.clear();
        bars.clear();
        actions.clear();
        afterHistory = () -> {};
        granularity = Granularity.INTRADAY;
    }

    /** A price that is paid now. */
    void trades(Symbol symbol, String price) {
        quotes.put(symbol, quote(symbol, price, clock.instant()));
    }

    /** The last price of a feed that has one a session, observed at the close. */
    void closes(Symbol symbol, String price, LocalDate session) {
        var close = calendar.session(session).orElseThrow().close();
        quotes.put(symbol, quote(symbol, price, close));
    }

    private Quote quote(Symbol symbol, String price, Instant observedAt) {
        var session = calendar.latestStarted(observedAt).date();
        return new Quote(
                symbol,
                Price.usd(price),
                Optional.empty(),
                session,
                observedAt,
                clock.instant(),
                PriceSource.ALPHA_VANTAGE);
    }

    void bar(Symbol symbol, LocalDate session, String open, String high, String low, String close) {
        bars.computeIfAbsent(symbol, _ -> new TreeMap<>())
                .put(
                        session,
                        new PriceBar(
                                session, Price.usd(open), Price.usd(high), Price.usd(low), Price.usd(close), 1_000));
    }

    void announces(CorporateActionNotice action) {
        actions.add(action);
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
        return new MarketClock(calendar, clock);
    }

    @Override
    public Map<Symbol, Quote> quotes(Collection<Symbol> symbols) {
        var known = new HashMap<>(quotes);
        known.keySet().retainAll(symbols);
        return known;
    }

    @Override
    public Map<Symbol, Price> closes(Collection<Symbol> symbols, LocalDate session) {
        return Map.of();
    }

    @Override
    public PriceHistory history(Symbol symbol, LocalDate from) {
        var known = bars.getOrDefault(symbol, new TreeMap<>()).tailMap(from, true);
        var history = new PriceHistory(symbol, source(), List.copyOf(known.values()));
        afterHistory.run();
        return history;
    }

    @Override
    public List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to) {
        return actions.stream()
                .filter(action -> action.symbol().equals(symbol))
                .filter(action -> !action.effectiveOn().isBefore(from)
                        && !action.effectiveOn().isAfter(to))
                .toList();
    }

    @Override
    public QuoteAnswer currentQuote(Symbol symbol, CallPriority purpose, Duration atMost) {
        var known = Optional.ofNullable(quotes.get(symbol));
        var completed = clock().latestCompleted().date();
        return known.filter(quote -> !quote.session().isBefore(completed))
                .<QuoteAnswer>map(QuoteAnswer.Current::new)
                .orElseGet(() -> new QuoteAnswer.NotCurrent(known, "The provider has nothing newer."));
    }

    @Override
    public List<Instrument> searchProvider(String text) {
        return List.of();
    }
}
