package com.papertrade.trading;

import com.papertrade.identity.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Many clients of one instance who trade as fast as they are answered, while prices move and orders that
 * wait are matched. What each sends is written down before, and what it is answered before it does anything
 * else.
 */
final class BusyClients implements AutoCloseable {

    private static final int CLIENTS = 12;

    private final TradingInstance instance;
    private final UserId trader;
    private final RandomTickets tickets;
    private final String shift;
    private final Consumer<String> paper;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;

    /**
     * @param shift what the names of their orders begin with
     * @param paper where they write; must not return before it is safe
     */
    BusyClients(TradingInstance instance, UserId trader, RandomTickets tickets, String shift, Consumer<String> paper) {
        this.instance = instance;
        this.trader = trader;
        this.tickets = tickets;
        this.shift = shift;
        this.paper = paper;
    }

    void start() {
        movePrices(new Random(shift.hashCode()));
        threads.execute(this::keepMarket);
        for (int i = 0; i < CLIENTS; i++) {
            var name = "%s-%d".formatted(shift, i);
            threads.execute(() -> new Client(name).trade());
        }
    }

    private void keepMarket() {
        var random = new Random(shift.hashCode());
        while (open) {
            movePrices(random);
            unlessTheDatabaseIsGone(() -> instance.services().matcher().match(TradingInstance.SYMBOLS));
        }
    }

    private void movePrices(Random random) {
        instance.market().clock.advance(Duration.ofMillis(20));
        for (var symbol : TradingInstance.SYMBOLS) {
            var cents = random.nextInt(9_500, 10_500);
            instance.market().trades(symbol, BigDecimal.valueOf(cents, 2).toPlainString());
        }
    }

    /** A client takes what is no word of the database's for a defect. */
    private void unlessTheDatabaseIsGone(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (open && !isOutage(failure)) {
                paper.accept(Journal.failed(failure));
            }
        }
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataIntegrityViolationException) {
                return false;
            }
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }

    /** Whoever is being answered is let finish. */
    @Override
    public void close() {
        open = false;
        threads.close();
    }

    private record Waiting(String name, OrderId id) {}

    private final class Client {

        private final String name;
        private final List<Waiting> waiting = new ArrayList<>();
        private int sent;

        Client(String name) {
            this.name = name;
        }

        void trade() {
            while (open) {
                unlessTheDatabaseIsGone(this::turn);
            }
        }

        private void turn() {
            var dice = ThreadLocalRandom.current().nextInt(20);
            if (dice < 3 && !waiting.isEmpty()) {
                cancel(waiting.removeFirst());
            } else if (dice < 6 && !waiting.isEmpty()) {
                replace(waiting.removeFirst());
            } else if (dice < 8 && sent > 0) {
                place(nameOf(ThreadLocalRandom.current().nextInt(sent)));
            } else {
                place(nameOf(sent++));
            }
        }

        private String nameOf(int number) {
            return "%s-%d".formatted(name, number);
        }

        private void place(String order) {
            paper.accept(Journal.sent(order));
            answered(order, instance.services().desk().place(trader, tickets.called(order)));
        }

        private void replace(Waiting old) {
            var order = RandomTickets.replacing(old.name());
            paper.accept(Journal.sent(order));
            answered(order, instance.services().desk().replace(trader, old.id(), tickets.called(order)));
        }

        private void cancel(Waiting order) {
            var answer = instance.services().desk().cancel(trader, tickets.portfolioOf(order.name()), order.id());
            paper.accept(Journal.cancelled(order.id(), answer));
        }

        private void answered(String order, OrderOutcome outcome) {
            paper.accept(Journal.answered(order, outcome));
            if (outcome instanceof OrderOutcome.Accepted accepted
                    && accepted.order().isOpen()
                    && waiting.stream().noneMatch(known -> known.name().equals(order))) {
                waiting.add(new Waiting(order, accepted.order().id()));
            }
        }
    }
}
