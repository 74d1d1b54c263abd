package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What a metered provider has said so far: in the cache, and behind it in the database. Nothing kept
 * here is ever replaced by something older, by nothing, or by an error.
 */
class KnownPrices {

    private static final Logger LOG = LoggerFactory.getLogger(KnownPrices.class);

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
        var behind = new ArrayList<Quote>();
        stored(open, Set.copyOf(known.keySet())).forEach((symbol, quote) -> {
            if (!quote.equals(known.put(symbol, quote))) {
                behind.add(quote);
            }
        });
        cache.put(behind);
        return known;
    }

    /**
     * What is at hand is answered though the database is slow or down. What is not at hand may be stored:
     * to leave it out would say that nobody knows it.
     */
    private Map<Symbol, Quote> stored(Set<Symbol> open, Set<Symbol> atHand) {
        try {
            return quotes.find(source, open);
        } catch (DataAccessException down) {
            if (!atHand.containsAll(open)) {
                throw down;
            }
            LOG.warn("The database does not answer; quotes at hand may be old: {}", down.getMessage());
            return Map.of();
        }
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

    /** Those of the symbols whose latest final session is not known. */
    Set<Symbol> withoutLatestBar(Collection<Symbol> symbols) {
        var latestFinal = ClosingPrice.latestFinal(clock).date();
        var latest = bars.latestSessions(source, symbols);
        return symbols.stream()
                .filter(symbol -> latest.getOrDefault(symbol, LocalDate.MIN).isBefore(latestFinal))
                .collect(Collectors.toSet());
    }

    /** Those of the symbols whose latest final session is not known as a bar and as a quote. */
    Set<Symbol> withoutLatestSession(Collection<Symbol> symbols) {
        var quotes = quotes(symbols);
        var without = new HashSet<>(withoutLatestBar(symbols));
        symbols.stream()
                .filter(symbol -> !isFresh(Optional.ofNullable(quotes.get(symbol))))
                .forEach(without::add);
        return without;
    }

    boolean isWithoutLatestSession(Symbol symbol) {
        return !withoutLatestSession(List.of(symbol)).isEmpty();
    }

    /** Those of the symbols that no session was ever told of. */
    Set<Symbol> neverTold(Collection<Symbol> symbols) {
        var never = new HashSet<>(symbols);
        never.removeAll(bars.latestSessions(source, symbols).keySet());
        return never;
    }

    /** Whether any price of the symbol was ever told. */
    boolean isKnown(Symbol symbol) {
        return quote(symbol).isPresent()
                || !bars.latestSessions(source, List.of(symbol)).isEmpty();
    }

    /** Whether it is the close of the latest completed session or newer: fit for an order. */
    boolean isCurrent(Optional<Quote> quote) {
        return quote.filter(known -> known.isCurrentAt(clock)).isPresent();
    }

    /** Whether there is nothing newer to ask for: it was told when its session's close was final. */
    boolean isFresh(Optional<Quote> quote) {
        var latest = ClosingPrice.latestFinal(clock);
        return quote.filter(known -> known.session().isAfter(latest.date())
                        || (known.session().equals(latest.date()) && ClosingPrice.isFinalAt(latest, known.fetchedAt())))
                .isPresent();
    }

    /** Whether the latest completed session can be asked for already. */
    boolean isLatestCloseFinal() {
        return ClosingPrice.isFinalAt(clock.latestCompleted(), clock.now());
    }

    /** Keeps the sessions that are final, and the last of them as the quote. */
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
        cache.put(quotes.find(source, List.of(quote.symbol())).values());
        return true;
    }

    /** A session that goes on or has just ended has no final close yet, and one to come has nothing. */
    private PriceHistory completedOnly(PriceHistory history) {
        var latestFinal = ClosingPrice.latestFinal(clock).date();
        return new PriceHistory(
                history.symbol(),
                history.source(),
                history.bars().stream()
                        .filter(bar -> !bar.session().isAfter(latestFinal))
                        .toList());
    }

    private Quote lastOf(PriceHistory history, Instant close, Instant fetchedAt) {
        var last = history.bars().getLast();
        var before = clock.calendar().lastBefore(last.session()).date();
        return new Quote(
                history.symbol(), last.close(), history.closeOf(before), last.session(), close, fetchedAt, source);
    }
}
