package com.papertrade.marketdata;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The market of a provider that costs nothing to ask: every answer comes from it, and none is kept. */
record DirectMarketData(UnmeteredProvider provider, MarketClock clock) implements MarketData {

    @Override
    public PriceSource source() {
        return provider.source();
    }

    @Override
    public Granularity granularity() {
        return provider.granularity();
    }

    @Override
    public Map<Symbol, Quote> quotes(Collection<Symbol> symbols) {
        return symbols.stream()
                .distinct()
                .flatMap(symbol -> provider.quote(symbol, CallPriority.HELD).stream())
                .collect(toMap(Quote::symbol, identity()));
    }

    @Override
    public Map<Symbol, Price> closes(Collection<Symbol> symbols, LocalDate session) {
        var closes = new HashMap<Symbol, Price>();
        for (var symbol : symbols) {
            provider.bar(symbol, session).ifPresent(bar -> closes.put(symbol, bar.close()));
        }
        return closes;
    }

    @Override
    public PriceHistory history(Symbol symbol, LocalDate from) {
        return provider.history(symbol, from).orElseGet(() -> new PriceHistory(symbol, source(), List.of()));
    }

    @Override
    public List<CorporateActionNotice> corporateActions(Symbol symbol, LocalDate from, LocalDate to) {
        return provider.corporateActions(symbol, from, to);
    }

    @Override
    public QuoteAnswer currentQuote(Symbol symbol, CallPriority purpose, Duration atMost) {
        return provider.quote(symbol, purpose)
                .<QuoteAnswer>map(QuoteAnswer.Current::new)
                .orElseGet(QuoteAnswer.Unknown::new);
    }

    /** Nothing: what such a provider knows, it has listed. */
    @Override
    public List<Instrument> searchProvider(String text) {
        return List.of();
    }
}
