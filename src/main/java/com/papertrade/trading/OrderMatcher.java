package com.papertrade.trading;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import com.papertrade.trading.Execution.Met;
import com.papertrade.trading.Judgement.Waits;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

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
        var failed = match(orders.findOpenSymbols()) + expire() + cancelDelisted();
        if (failed > 0) {
            throw new JobFailed("Orders that could not be matched or ended: %d. The log says why.".formatted(failed));
        }
    }

    /**
     * Every order that waits for one of the symbols meets all that it has not met yet.
     *
     * @return how many orders could not be helped
     */
    int match(Collection<Symbol> symbols) {
        var waiting = orders.findOpenOf(symbols);
        if (waiting.isEmpty()) {
            return 0;
        }
        var seen = observations.since(waiting);
        var failed = forEach(waiting, order -> meet(order, seen.of(order.symbol())));
        if (failed == 0) {
            observations.met(seen);
        }
        return failed;
    }

    /** Portfolios beside each other; the orders of one in the order they were accepted. */
    private int forEach(List<Order> waiting, Consumer<Order> action) {
        var portfolios = waiting.stream().collect(groupingBy(Order::portfolio, LinkedHashMap::new, toList()));
        var tasks = portfolios.values().stream()
                .map(own -> supplyAsync(() -> failuresIn(own, action), threads))
                .toList();
        return tasks.stream().mapToInt(CompletableFuture::join).sum();
    }

    private static int failuresIn(List<Order> own, Consumer<Order> action) {
        return (int) own.stream().filter(order -> !succeeds(order, action)).count();
    }

    /** One order that cannot be helped keeps no other from being filled; a database that is away keeps all. */
    private static boolean succeeds(Order order, Consumer<Order> action) {
        try {
            action.accept(order);
            return true;
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException unexpected) {
            LOG.error("Order {} of portfolio {} could not be helped", order.id(), order.portfolio(), unexpected);
            return false;
        }
    }

    private void meet(Order waiting, List<Observation> seen) {
        var order = Optional.of(waiting);
        for (var one : seen) {
            order = order.filter(Order::isOpen).flatMap(open -> meet(open, one));
        }
    }

    /** Most prices concern no order: no transaction is begun for those. */
    private Optional<Order> meet(Order order, Observation seen) {
        if (Execution.judge(order, seen) instanceof Waits) {
            return Optional.of(order);
        }
        var met = execution.meet(order, seen);
        met.ifPresent(this::tell);
        return met.map(Met::order);
    }

    /** With prices that come once a session, a day order waits for those of its session, until the next one opens. */
    private int expire() {
        var over = orders.findExpiredBy(marketData.clock().now()).stream()
                .filter(observations::areComplete)
                .toList();
        return forEach(over, order -> execution.expire(order).ifPresent(this::tell));
    }

    private int cancelDelisted() {
        var delisted = instruments.find(orders.findOpenSymbols()).values().stream()
                .filter(instrument -> !instrument.active())
                .map(Instrument::symbol)
                .collect(toSet());
        return forEach(
                orders.findOpenOf(delisted),
                order -> execution.cancelAsDelisted(order).ifPresent(this::tell));
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
