package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a metered provider has said so far: in the cache, and behind it in the database. Nothing kept
 * here is ever replaced by something older, by nothing, or by an error.
 */
class KnownPrices {

    private final PriceSource source;
    private final QuoteStore quotes;
    private final PriceBarStore bars;
    private final QuoteCache cache;
    private final MarketClock clock;

    KnownPrices(PriceSource source, QuoteStore quotes, PriceBarStore bars, QuoteCache cache, MarketClock clock) {
        this.source = source;
        this.quotes = quotes;
        this.bars = bars;
        this.cache = cache;
        this.clock = clock;
    }

    /** The newest quotes; where the cache is behind, another instance may have told the database. */
    Map<Symbol, Quote> quotes(Collection<Symbol> symbols) {
        var known = new HashMap<>(cache.find(symbols));
        var open = symbols.stream()
                .filter(symbol -> !isFresh(Optional.ofNullable(known.get(symbol))))
                .collect(Collectors.toSet());
        quotes.find(source, open).forEach((symbol, quote) -> {
            if (!quote.equals(known.put(symbol, quote))) {
                cache.put(quote);
            }
        });
        return known;
    }

    Optional<Quote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes(List.of(symbol)).get(symbol));
    }

    Map<Symbol, Price> closes(Collection<Symbol> symbols, LocalDate session) {
        return bars.closes(source, symbols, session);
    }

    PriceHistory history(Symbol symbol, LocalDate from) {
        return bars.history(source, symbol, from);
    }

    /** Those of the symbols whose latest completed session is not known. */
    Set<Symbol> withoutLatestBar(Collection<Symbol> symbols) {
        var completed = clock.latestCompleted().date();
        var latest = bars.latestSessions(source, symbols);
        return symbols.stream()
                .filter(symbol -> latest.getOrDefault(symbol, LocalDate.MIN).isBefore(completed))
                .collect(Collectors.toSet());
    }

    /** Whether it is a price of the latest completed session or a newer one: fit for an order. */
    boolean isCurrent(Optional<Quote> quote) {
        var completed = clock.latestCompleted().date();
        return quote.filter(known -> !known.session().isBefore(completed)).isPresent();
    }

    /** Whether there is nothing newer to ask for: the session it is of was over when it was fetched. */
    boolean isFresh(Optional<Quote> quote) {
        var completed = clock.latestCompleted();
        return quote.filter(known -> known.session().isAfter(completed.date())
                        || (known.session().equals(completed.date())
                                && !known.fetchedAt().isBefore(completed.close())))
                .isPresent();
    }

    /** Keeps the completed sessions, and the last of them as the quote. */
    boolean add(PriceHistory history, Instant fetchedAt) {
        var completed = completedOnly(history);
        if (completed.bars().isEmpty()) {
            return false;
        }
        var newBars = bars.save(completed, fetchedAt);
        var newQuote = clock.calendar()
                .session(completed.bars().getLast().session())
                .map(session -> add(lastOf(completed, session.close(), fetchedAt)))
                .orElse(false);
        return newBars || newQuote;
    }

    boolean add(Quote quote) {
        if (quote.session().isAfter(clock.latestStarted().date()) || !quotes.save(quote)) {
            return false;
        }
        quotes.find(source, List.of(quote.symbol())).values().forEach(cache::put);
        return true;
    }

    /** A session that still goes on has no close yet, and one to come has nothing. */
    private PriceHistory completedOnly(PriceHistory history) {
        var completed = clock.latestCompleted().date();
        return new PriceHistory(
                history.symbol(),
                history.source(),
                history.bars().stream()
                        .filter(bar -> !bar.session().isAfter(completed))
                        .toList());
    }

    private Quote lastOf(PriceHistory history, Instant close, Instant fetchedAt) {
        var last = history.bars().getLast();
        var before = clock.calendar().lastBefore(last.session()).date();
        return new Quote(
                history.symbol(), last.close(), history.closeOf(before), last.session(), close, fetchedAt, source);
    }
}
