package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database who are told the same prices at the same moment. */
class TwoInstancesIT {

    private static final Symbol BLUE = TradingInstance.SYMBOLS.getFirst();

    private TradingInstance one;
    private TradingInstance other;
    private UserId maya;
    private List<PortfolioId> portfolios;

    @BeforeEach
    void start() throws Exception {
        var database = TestDatabase.empty();
        one = TradingInstance.start(database, TradingInstance.TUESDAY);
        other = TradingInstance.start(database, TradingInstance.TUESDAY);
        one.list();
        maya = new TestTraders(one.database()).signedUp("Maya");
        portfolios = IntStream.range(0, 4)
                .mapToObj(i -> one.services()
                        .portfolios()
                        .open(maya, new PortfolioName("Portfolio " + i), usd("100000"))
                        .id())
                .toList();
        at(Duration.ZERO, "100");
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    /** Fifty orders a portfolio, ten at each of 99, 98, 97, 96 and 95, and half of them sent to either instance. */
    @Test
    void eachOrderIsFilledOnceAndInTheOrderItWasAccepted() throws Exception {
        var placed = new ArrayList<OrderId>();
        for (int i = 0; i < 50; i++) {
            for (var portfolio : portfolios) {
                placed.add(accepted(i % 2 == 0 ? one : other, portfolio, String.valueOf(99 - i % 5)));
            }
        }

        for (int i = 1; i <= 6; i++) {
            at(Duration.ofSeconds(i), String.valueOf(99.5 - i));
            bothMatch();
        }

        assertThat(placed).hasSize(200).doesNotHaveDuplicates();
        for (var portfolio : portfolios) {
            var orders = one.services().orders().latest(maya, portfolio, 100).reversed();
            assertThat(orders).hasSize(50).allMatch(order -> order.status() == OrderStatus.FILLED);
            for (int price = 95; price <= 99; price++) {
                assertThat(sequences(orders, limit(String.valueOf(price))))
                        .hasSize(10)
                        .isSorted();
            }
            assertThat(sequences(orders)).doesNotHaveDuplicates();
            // One deposit and fifty purchases; the first price below each limit was half a dollar better.
            assertThat(one.services().portfolios().entryCount(maya, portfolio)).isEqualTo(51);
            // 100,000 - 10 × (98.5 + 97.5 + 96.5 + 95.5 + 94.5) = 100,000 - 4,825
            assertThat(one.services()
                            .portfolios()
                            .find(maya, portfolio)
                            .orElseThrow()
                            .cash())
                    .isEqualTo(usd("95175.00"));
            assertThat(one.services().verification().verify(portfolio)).isEmpty();
        }
    }

    /** While one instance is told of the price, the other cancels: one of the two is too late. */
    @Test
    void whatIsCancelledInOneIsNotFilledInTheOther() throws Exception {
        var placed = new ArrayList<OrderId>();
        for (int i = 0; i < 40; i++) {
            placed.add(accepted(one, portfolios.getFirst(), "99"));
        }
        at(Duration.ofSeconds(1), "98");

        var matching = CompletableFuture.runAsync(() -> match(one));
        var answers = placed.reversed().stream()
                .map(order -> other.services().desk().cancel(maya, portfolios.getFirst(), order))
                .toList();
        matching.get();

        var filled = one.services().orders().latest(maya, portfolios.getFirst(), 100).stream()
                .filter(order -> order.status() == OrderStatus.FILLED)
                .count();
        var cancelled = answers.stream()
                .filter(Cancellation.Cancelled.class::isInstance)
                .count();
        assertThat(filled + cancelled).isEqualTo(40);
        assertThat(one.services().portfolios().entryCount(maya, portfolios.getFirst()))
                .isEqualTo((int) filled + 1);
        assertThat(one.services().verification().verify(portfolios.getFirst())).isEmpty();
    }

    private void at(Duration later, String price) {
        for (var instance : List.of(one, other)) {
            instance.market().clock.moveTo(TradingInstance.TUESDAY.plus(later));
            instance.market().trades(BLUE, price);
        }
    }

    private void bothMatch() throws Exception {
        var start = new CyclicBarrier(2);
        var both = List.of(one, other).stream()
                .map(instance -> CompletableFuture.runAsync(() -> {
                    awaitAll(start);
                    match(instance);
                }))
                .toList();
        for (var matching : both) {
            matching.get();
        }
    }

    private static void awaitAll(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static void match(TradingInstance instance) {
        instance.services().matcher().match(List.of(BLUE));
    }

    private OrderId accepted(TradingInstance at, PortfolioId portfolio, String limit) {
        var ticket = new OrderTicket(
                ClientOrderId.random(),
                portfolio,
                Side.BUY,
                BLUE,
                new OrderSize.Shares(Quantity.of(1)),
                limit(limit),
                TimeInForce.DAY);
        var outcome = at.services().desk().place(maya, ticket);
        assertThat(outcome).isInstanceOf(OrderOutcome.Accepted.class);
        return ((OrderOutcome.Accepted) outcome).order().id();
    }

    private static List<Long> sequences(List<Order> orders, OrderType type) {
        return sequences(
                orders.stream().filter(order -> order.type().equals(type)).toList());
    }

    private static List<Long> sequences(List<Order> orders) {
        return orders.stream()
                .map(order -> order.fill().orElseThrow().ledgerSequence())
                .toList();
    }

    private static OrderType limit(String price) {
        return new OrderType.Limit(Price.usd(price));
    }
}
