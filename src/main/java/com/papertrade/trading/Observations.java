package com.papertrade.trading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.papertrade.calendar.TradingCalendar;
import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
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
     * The last session whose bar an order has met, where prices come during the session: ticks are many,
     * and the sessions before are not read at each. Forgotten at a restart, which costs a look.
     */
    private final Map<OrderId, LocalDate> metThrough = new ConcurrentHashMap<>();

    Observations(MarketData marketData) {
        this.marketData = marketData;
    }

    /**
     * What orders may meet.
     *
     * @param at the moment before any of it was read
     */
    record Seen(Instant at, Granularity granularity, TradingCalendar calendar, Map<Symbol, Tape> tapes) {

        /** Oldest first; without what came after a split that the order is not adjusted for yet. */
        Stream<Observation> of(Order order) {
            var tape = tapes.get(order.symbol());
            return tape == null ? Stream.empty() : tape.of(order);
        }

        /**
         * Whether it is a day order whose session has closed, and nothing can become known of that session
         * any more: its prices are here, or came all along, or the next one has opened without them.
         */
        boolean isOver(Order order) {
            return order.expiresAt().filter(end -> !end.isAfter(at)).isPresent()
                    && (granularity == Granularity.INTRADAY || hasNextOpened(order) || hasMetItsSession(order));
        }

        private boolean hasNextOpened(Order order) {
            return calendar.latestStarted(at).open().isAfter(order.expiresAt().orElseThrow());
        }

        private boolean hasMetItsSession(Order order) {
            return of(order)
                    .anyMatch(one -> one.basis() == PriceBasis.BAR
                            && one.until().equals(order.expiresAt().orElseThrow()));
        }

        private LocalDate completed() {
            return calendar.latestCompleted(at).date();
        }

        private boolean hasLatestSession(Order order) {
            var completed = completed();
            return of(order)
                    .anyMatch(one ->
                            one.basis() == PriceBasis.BAR && one.session().equals(completed));
        }
    }

    /** What was seen of one instrument. */
    record Tape(List<Observation> observations, List<SplitNotice> splits) {

        private Stream<Observation> of(Order order) {
            return splits.stream()
                    .map(SplitNotice::effectiveOn)
                    .filter(order.countedOn()::isBefore)
                    .min(Comparator.naturalOrder())
                    .map(unknownToIt ->
                            observations.stream().filter(one -> one.session().isBefore(unknownToIt)))
                    .orElseGet(observations::stream);
        }
    }

    /** What the orders have not met yet. */
    Seen since(Collection<Order> waiting) {
        var clock = marketData.clock();
        var at = clock.now();
        var completed = clock.calendar().latestCompleted(at);
        var bySymbol = waiting.stream().collect(groupingBy(Order::symbol));
        var quotes = marketData.quotes(bySymbol.keySet());
        var tapes = bySymbol.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        of -> tape(
                                of.getKey(), of.getValue(), completed, Optional.ofNullable(quotes.get(of.getKey())))));
        return new Seen(at, marketData.granularity(), clock.calendar(), tapes);
    }

    private Tape tape(Symbol symbol, List<Order> waiting, TradingSession completed, Optional<Quote> quote) {
        var observations = Stream.concat(
                        sessions(symbol, waiting, completed.date()),
                        quote.filter(this::isOfASession).stream().map(Observation::of))
                .toList();
        return new Tape(observations, splits(symbol, waiting));
    }

    /** Takes note that these orders have met what was seen, and need not meet its sessions again. */
    void met(Collection<Order> orders, Seen seen) {
        if (marketData.granularity() == Granularity.INTRADAY) {
            var completed = seen.completed();
            metThrough.values().removeIf(session -> session.isBefore(completed));
            orders.stream().filter(seen::hasLatestSession).forEach(order -> metThrough.put(order.id(), completed));
        }
    }

    private Stream<Observation> sessions(Symbol symbol, List<Order> waiting, LocalDate completed) {
        var calendar = marketData.clock().calendar();
        return firstDay(waiting.stream()
                        .filter(order -> !completed.equals(metThrough.get(order.id())))
                        .toList())
                .filter(from -> !completed.isBefore(from))
                .map(from -> marketData.history(symbol, from))
                .stream()
                .flatMap(history -> history.bars().stream()
                        .filter(bar -> !bar.session().isAfter(completed))
                        .flatMap(bar -> calendar.session(bar.session()).stream()
                                .map(session -> Observation.of(symbol, bar, session, history.source()))));
    }

    private List<SplitNotice> splits(Symbol symbol, List<Order> waiting) {
        var today = marketData.clock().date();
        return waiting.stream().map(Order::countedOn).min(Comparator.naturalOrder()).stream()
                .flatMap(from -> marketData.corporateActions(symbol, from, today).stream())
                .filter(SplitNotice.class::isInstance)
                .map(SplitNotice.class::cast)
                .toList();
    }

    private Optional<LocalDate> firstDay(List<Order> orders) {
        var zone = marketData.clock().calendar().zone();
        return orders.stream()
                .map(Order::workingSince)
                .min(Comparator.naturalOrder())
                .map(since -> since.atZone(zone).toLocalDate());
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
