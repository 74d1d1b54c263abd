package com.papertrade.trading;

import static java.util.stream.Collectors.groupingBy;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What has been seen of the market since orders began to wait: the sessions completed, and the latest quote. */
@Component
class Observations {

    private final MarketData marketData;

    /**
     * The last session that all orders for a symbol have met, where prices come during the session: ticks
     * are many, and the sessions before are not read at each. Forgotten at a restart, which costs a look.
     */
    private final Map<Symbol, LocalDate> metThrough = new ConcurrentHashMap<>();

    Observations(MarketData marketData) {
        this.marketData = marketData;
    }

    /**
     * What orders may meet.
     *
     * @param of by symbol, oldest first
     * @param completed the last session that was over when it was read
     */
    record Seen(Map<Symbol, List<Observation>> of, LocalDate completed) {

        List<Observation> of(Symbol symbol) {
            return of.getOrDefault(symbol, List.of());
        }
    }

    /** What the orders have not met yet. */
    Seen since(Collection<Order> waiting) {
        var completed = marketData.clock().latestCompleted().date();
        var bySymbol = waiting.stream().collect(groupingBy(Order::symbol));
        var quotes = marketData.quotes(bySymbol.keySet());
        var seen = new HashMap<Symbol, List<Observation>>();
        bySymbol.forEach((symbol, orders) -> seen.put(
                symbol,
                Stream.concat(
                                sessions(symbol, earliest(orders), completed),
                                Optional.ofNullable(quotes.get(symbol)).filter(this::isOfASession).stream()
                                        .map(Observation::of))
                        .toList()));
        return new Seen(seen, completed);
    }

    /** Takes note that nobody has to meet these sessions again. */
    void met(Seen seen) {
        if (marketData.granularity() == Granularity.INTRADAY) {
            seen.of().keySet().forEach(symbol -> metThrough.put(symbol, seen.completed()));
        }
    }

    /**
     * Whether nothing can become known any more of the session that a day order was for: its prices are
     * there, or were there all along, or the next session has opened without them.
     */
    boolean areComplete(Order order) {
        return marketData.granularity() == Granularity.INTRADAY
                || hasNextOpened(order)
                || sessions(
                                order.symbol(),
                                order.workingSince(),
                                marketData.clock().latestCompleted().date())
                        .anyMatch(session ->
                                session.until().equals(order.expiresAt().orElseThrow()));
    }

    private boolean hasNextOpened(Order order) {
        var end = order.expiresAt().orElseThrow();
        return marketData.clock().latestStarted().open().isAfter(end);
    }

    private static Instant earliest(List<Order> orders) {
        return orders.stream()
                .map(Order::workingSince)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Stream<Observation> sessions(Symbol symbol, Instant since, LocalDate completed) {
        var calendar = marketData.clock().calendar();
        var from = since.atZone(calendar.zone()).toLocalDate();
        if (completed.isBefore(from) || completed.equals(metThrough.get(symbol))) {
            return Stream.empty();
        }
        var history = marketData.history(symbol, from);
        return history.bars().stream()
                .filter(bar -> !bar.session().isAfter(completed))
                .flatMap(bar -> calendar.session(bar.session()).stream()
                        .map(session -> Observation.of(symbol, bar, session, history.source())));
    }

    /** A price from before the open or after the close was not paid on the exchange. */
    private boolean isOfASession(Quote quote) {
        return marketData
                .clock()
                .calendar()
                .session(quote.session())
                .filter(session -> !quote.observedAt().isBefore(session.open())
                        && !quote.observedAt().isAfter(session.close()))
                .isPresent();
    }
}
