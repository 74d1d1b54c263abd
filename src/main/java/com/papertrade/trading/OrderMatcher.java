package com.papertrade.trading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import com.papertrade.trading.Execution.Met;
import com.papertrade.trading.Judgement.Waits;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Lets the orders that wait meet what is seen of their market: at each news of prices, and once a minute
 * whatever there was, so that news missed while nobody ran, or while the database was away, is made up
 * for. Doing it twice, or in several instances at once, does no harm.
 */
@Component
class OrderMatcher implements RecurringJob, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderMatcher.class);

    /** So many portfolios at a time, which leaves connections to the database for everybody else. */
    private static final int AT_A_TIME = 4;

    private final OrderRows orders;
    private final Execution execution;
    private final Observations observations;
    private final MarketData marketData;
    private final Instruments instruments;
    private final ApplicationEventPublisher events;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofVirtual().name("order-matcher-", 0).factory());

    OrderMatcher(
            OrderRows orders,
            Execution execution,
            Observations observations,
            MarketData marketData,
            Instruments instruments,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.execution = execution;
        this.observations = observations;
        this.marketData = marketData;
        this.instruments = instruments;
        this.events = events;
    }

    @Override
    public String name() {
        return "Match and expire orders";
    }

    @Override
    public Timetable timetable() {
        return Timetable.every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        match(orders.findOpenSymbols());
        expire();
        cancelDelisted();
    }

    /** Every order that waits for one of the symbols meets all that it has not met yet. */
    void match(Collection<Symbol> symbols) {
        var waiting = orders.findOpenOf(symbols);
        if (waiting.isEmpty()) {
            return;
        }
        var seen = observations.of(waiting);
        meetAll(waiting, order -> meet(order, seen.getOrDefault(order.symbol(), List.of())));
        observations.met(seen);
    }

    /** Portfolios beside each other; the orders of one in the order they were accepted. */
    private void meetAll(List<Order> waiting, java.util.function.Consumer<Order> each) {
        var portfolios = waiting.stream()
                .collect(groupingBy(Order::portfolio, LinkedHashMap::new, java.util.stream.Collectors.toList()));
        var tasks = portfolios.values().stream()
                .map(own -> CompletableFuture.runAsync(() -> own.forEach(each), threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(tasks).join();
    }

    private void meet(Order waiting, List<Observation> seen) {
        var order = waiting;
        for (var one : seen) {
            if (!order.isOpen()) {
                return;
            }
            // Most prices concern no order: no transaction is begun for those.
            if (!(Execution.judge(order, one) instanceof Waits)) {
                var met = execution.meet(order, one);
                met.ifPresent(this::tell);
                order = met.map(Met::order).orElse(order);
                if (met.isEmpty()) {
                    return;
                }
            }
        }
    }

    /** With prices that come once a session, a day order waits for those of its session, until the next one opens. */
    private void expire() {
        var over = orders.findExpiredBy(marketData.clock().now());
        meetAll(over, order -> {
            if (observations.areComplete(order)) {
                execution.expire(order).ifPresent(this::tell);
            }
        });
    }

    private void cancelDelisted() {
        var symbols = orders.findOpenSymbols();
        var delisted = instruments.find(symbols).values().stream()
                .filter(instrument -> !instrument.active())
                .map(Instrument::symbol)
                .collect(toSet());
        if (!delisted.isEmpty()) {
            meetAll(
                    orders.findOpenOf(delisted),
                    order -> execution.cancelAsDelisted(order).ifPresent(this::tell));
        }
    }

    /** Screens in this instance show it, whichever instance did it. */
    private void tell(Met met) {
        events.publishEvent(new OrdersChanged(met.trader(), met.order()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
