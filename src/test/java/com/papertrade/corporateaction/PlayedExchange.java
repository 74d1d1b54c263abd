package com.papertrade.corporateaction;

import static java.util.stream.Collectors.toMap;

import com.papertrade.MovableClock;
import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.KnownActions;
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
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;

/** A feed with one price a session, known from its close on, at a clock that a test moves. */
final class PlayedExchange implements MarketData {

    final MovableClock clock;
    private final TradingCalendar calendar = new NyseCalendar();
    private final ObjectProvider<KnownActions> actions;
    private final Map<Symbol, NavigableMap<LocalDate, Price>> closes = new ConcurrentHashMap<>();

    PlayedExchange(MovableClock clock, ObjectProvider<KnownActions> actions) {
        this.clock = clock;
        this.actions = actions;
    }

    void closed(Symbol symbol, String session, String price) {
        closed(symbol, LocalDate.parse(session), Price.usd(price));
    }

    void closed(Symbol symbol, LocalDate session, Price price) {
        closes.computeIfAbsent(symbol, _ -> new TreeMap<>()).put(session, price);
    }

    void forgets(Symbol symbol, String session) {
        closes.get(symbol).remove(LocalDate.parse(session));
    }

    void forgetsAll() {
        closes.clear();
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
        return new MarketClock(calendar, clock);
    }

    @Override
    public Map<Symbol, Quote> quotes(Collection<Symbol> symbols) {
        return symbols.stream()
                .distinct()
                .flatMap(symbol -> latest(symbol).stream())
                .collect(toMap(Quote::symbol, quote -> quote));
    }

    private Optional<Quote> latest(Symbol symbol) {
        return Optional.ofNullable(closes.get(symbol))
                .map(known -> known.floorEntry(clock().latestCompleted().date()))
                .map(close -> quote(symbol, close.getKey(), close.getValue()));
    }

    private Quote quote(Symbol symbol, LocalDate session, Price close) {
        Instant at = calendar.session(session).orElseThrow().close();
        return new Quote(symbol, close, Optional.empty(), session, at, at, source());
    }

    @Override
    public Map<Symbol, Price> closes(Collection<Symbol> symbols, LocalDate session) {
        return symbols.stream()
                .distinct()
                .filter(symbol -> closes.getOrDefault(symbol, new TreeMap<>()).containsKey(session))
                .collect(toMap(symbol -> symbol, symbol -> closes.get(symbol).get(session)));
    }

    @Override
    public PriceHistory history(Symbol symbol, LocalDate from) {
        return new PriceHistory(
                symbol,
                source(),
                closes
                        .getOrDefault(symbol, new TreeMap<>())
                        .subMap(from, true, clock().latestCompleted().date(), true)
                        .entrySet()
                        .stream()
                        .map(close -> flat(close.getKey(), close.getValue()))
                        .toList());
    }

    private static PriceBar flat(LocalDate session, Price close) {
        return new PriceBar(session, close, close, close, close, 1);
    }

    @Override
    public List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to) {
        return actions.getObject().between(symbol, from, to);
    }

    @Override
    public QuoteAnswer currentQuote(Symbol symbol, CallPriority purpose, Duration atMost) {
        return latest(symbol)
                .<QuoteAnswer>map(quote -> quote.isCurrentAt(clock())
                        ? new QuoteAnswer.Current(quote)
                        : new QuoteAnswer.NotCurrent(Optional.of(quote), "Nothing newer is known."))
                .orElseGet(QuoteAnswer.Unknown::new);
    }

    @Override
    public List<Instrument> searchProvider(String text) {
        return List.of();
    }
}
