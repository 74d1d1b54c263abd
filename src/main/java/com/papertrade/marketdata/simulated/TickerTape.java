package com.papertrade.marketdata.simulated;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuotesUpdated;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Tells the application which prices of the simulated market have moved. Every instance has its own:
 * since the market follows from the time, all of them tell the same without asking each other.
 */
class TickerTape {

    private static final long EVERY_MILLIS = 500;

    private final SimulatedProvider market;
    private final ApplicationEventPublisher events;
    private final Map<Symbol, Quote> lastSeen = new HashMap<>();

    TickerTape(SimulatedProvider market, ApplicationEventPublisher events) {
        this.market = market;
        this.events = events;
    }

    /**
     * Publishes {@link QuotesUpdated} for the symbols that have another price than at the last look, or
     * the first of a new session. The first look at all finds nothing changed.
     */
    @Scheduled(fixedRate = EVERY_MILLIS)
    synchronized void look() {
        var moved = market.listings().instruments().stream()
                .map(Instrument::symbol)
                .filter(this::hasMoved)
                .collect(toUnmodifiableSet());
        publish(moved);
    }

    private boolean hasMoved(Symbol symbol) {
        var quote = market.quote(symbol, CallPriority.BROWSING);
        if (quote.isEmpty()) {
            return false;
        }
        var before = lastSeen.put(symbol, quote.get());
        return before != null && !isSamePrice(before, quote.get());
    }

    private static boolean isSamePrice(Quote one, Quote other) {
        return one.last().equals(other.last()) && one.session().equals(other.session());
    }

    private void publish(Set<Symbol> moved) {
        if (!moved.isEmpty()) {
            events.publishEvent(new QuotesUpdated(moved));
        }
    }
}
