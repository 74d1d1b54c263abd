package com.papertrade.trading;

import static java.util.Comparator.comparing;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import com.papertrade.trading.Execution.Met;
import com.papertrade.trading.Judgement.Waits;
import com.papertrade.trading.Observations.Seen;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
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
    private final Instruments instruments;
    private final ApplicationEventPublisher events;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofVirtual().name("order-matcher-", 0).factory());

    OrderMatcher(
            OrderRows orders,
            Execution execution,
            Observations observations,
            Instruments instruments,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.execution = execution;
        this.observations = observations;
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
        var encounter = encounter(orders.findOpenSymbols());
        var failed = encounter.failed().size()
                + expire(encounter).size()
                + cancelDelisted().size();
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
        return encounter(symbols).failed().size();
    }

    /**
     * What orders have met.
     *
     * @param waiting as they were before
     * @param failed those that could not be helped, and have not met it
     */
    private record Encounter(List<Order> waiting, Seen seen, Set<OrderId> failed) {

        /** Day orders whose session was over when its prices were read, and nothing more can become known of it. */
        List<Order> over() {
            return waiting.stream()
                    .filter(order -> !failed.contains(order.id()))
                    .filter(seen::isOver)
                    .toList();
        }

        List<Order> met() {
            return waiting.stream()
                    .filter(order -> !failed.contains(order.id()))
                    .toList();
        }
    }

    private Encounter encounter(Collection<Symbol> symbols) {
        var waiting = orders.findOpenOf(symbols);
        var seen = observations.since(waiting);
        var failed = inEachPortfolio(waiting, own -> meet(own, seen));
        var encounter = new Encounter(waiting, seen, failed);
        observations.met(encounter.met(), seen);
        return encounter;
    }

    /** Portfolios beside each other; together, the orders that could not be helped. */
    private Set<OrderId> inEachPortfolio(List<Order> waiting, Function<List<Order>, Set<OrderId>> action) {
        var portfolios = waiting.stream().collect(groupingBy(Order::portfolio, LinkedHashMap::new, toList()));
        var tasks = portfolios.values().stream()
                .map(own -> supplyAsync(() -> action.apply(own), threads))
                .toList();
        return tasks.stream().map(CompletableFuture::join).flatMap(Set::stream).collect(toSet());
    }

    private Set<OrderId> forEach(List<Order> waiting, Consumer<Order> action) {
        return inEachPortfolio(
                waiting,
                own -> own.stream()
                        .filter(order -> !succeeds(order, action))
                        .map(Order::id)
                        .collect(toSet()));
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

    /** An order and something seen of its market. */
    private record Pair(Order order, Observation seen) {}

    /**
     * The orders of one portfolio, as the market went: at each moment in the order they were accepted. Who
     * has missed three sessions is told of them day by day, and not order by order.
     */
    private Set<OrderId> meet(List<Order> own, Seen seen) {
        var failed = new HashSet<OrderId>();
        var open = own.stream().collect(toMap(Order::id, order -> order));
        own.stream()
                .flatMap(order -> seen.of(order).map(one -> new Pair(order, one)))
                .sorted(comparing(pair -> pair.seen().until()))
                .forEachOrdered(pair -> {
                    var order = open.remove(pair.order().id());
                    if (order == null) {
                        return;
                    }
                    var helped = succeeds(
                            order,
                            one -> meet(one, pair.seen())
                                    .filter(Order::isOpen)
                                    .ifPresent(still -> open.put(still.id(), still)));
                    if (!helped) {
                        failed.add(order.id());
                    }
                });
        return failed;
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

    /** Only what has met its whole session: nothing is read anew in between that it would not have met. */
    private Set<OrderId> expire(Encounter encounter) {
        return forEach(encounter.over(), order -> execution.expire(order).ifPresent(this::tell));
    }

    private Set<OrderId> cancelDelisted() {
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
