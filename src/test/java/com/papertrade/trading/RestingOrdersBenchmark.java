package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static com.papertrade.trading.Trader.IBM;
import static com.papertrade.trading.Trader.limit;

import com.papertrade.MovableClock;
import com.papertrade.TestTraders;
import com.papertrade.bench.DurableDatabase;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.OrderOutcome.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/**
 * How long a thousand orders that wait for one instrument take to be filled by one new price, each in a
 * transaction of its own that is on the disk when it ends. Part of {@code ./papertrade bench orders}.
 */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import({RestingOrdersBenchmark.Durable.class, TestTraders.class, PlayedTradingTest.Market.class, Trader.class})
class RestingOrdersBenchmark {

    private static final Path RESULT = Path.of("target/bench-resting-orders.txt");
    private static final int ORDERS = 1_000;
    private static final int PORTFOLIOS = 64;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 5;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    @Autowired
    DurableDatabase server;

    @Autowired
    Trader trader;

    @Autowired
    TradingDesk desk;

    @Autowired
    Portfolios portfolios;

    @Autowired
    PlayedMarket market;

    @Autowired
    OrderMatcher matcher;

    @Autowired
    MovableClock clock;

    private final List<String> lines = new ArrayList<>();

    @Test
    void measure() throws IOException {
        market.reset(Instant.parse("2026-11-24T15:00:00Z"));
        market.trades(IBM, "200");
        trader.opensAccount(TradingTerms.DEFAULT);
        lines.add("%nOrders that wait for one instrument, met by one new price".formatted());
        for (int i = 0; i < WARM_UPS; i++) {
            var _ = fill(PORTFOLIOS);
            server.letPlannerKnow();
        }
        tell("%,d orders of %d portfolios, all filled".formatted(ORDERS, PORTFOLIOS), PORTFOLIOS);
        tell("%,d orders of one portfolio, all filled".formatted(ORDERS), 1);
        var result = String.join("\n", lines) + "\n";
        System.out.println(result);
        Files.writeString(RESULT, result);
    }

    private void tell(String what, int owners) {
        var millis = IntStream.range(0, ROUNDS)
                .mapToDouble(_ -> fill(owners))
                .sorted()
                .toArray();
        var median = millis[ROUNDS / 2];
        lines.add("%-44s %,7.0f ms (%,.0f to %,.0f)  %,.0f fills a second   aim 1,000 ms"
                .formatted(what, median, millis[0], millis[ROUNDS - 1], ORDERS * MILLIS_PER_SECOND / median));
    }

    /** Milliseconds from the price until all orders are filled. */
    private double fill(int owners) {
        var accounts = IntStream.range(0, owners).mapToObj(this::account).toList();
        for (int i = 0; i < ORDERS; i++) {
            place(accounts.get(i % owners));
        }
        clock.advance(Duration.ofSeconds(1));
        market.trades(IBM, "185");
        var begin = System.nanoTime();
        var failed = matcher.match(List.of(IBM));
        var took = System.nanoTime() - begin;
        requireAllFilled(accounts, failed);
        clock.advance(Duration.ofSeconds(1));
        market.trades(IBM, "200");
        return took / NANOS_PER_MILLI;
    }

    private PortfolioId account(int number) {
        return portfolios
                .open(trader.id, new PortfolioName("Waiting " + number), usd("1000000"))
                .id();
    }

    private void place(PortfolioId account) {
        var ticket = new OrderTicket(
                ClientOrderId.random(),
                account,
                Side.BUY,
                IBM,
                new OrderSize.Shares(Quantity.of(1)),
                limit("190"),
                TimeInForce.GOOD_TILL_CANCELLED);
        if (!(desk.place(trader.id, ticket) instanceof Accepted)) {
            throw new IllegalStateException("The order does not wait");
        }
    }

    private void requireAllFilled(List<PortfolioId> accounts, int failed) {
        var held = accounts.stream()
                .map(account ->
                        portfolios.holding(trader.id, account, IBM).position().quantity())
                .reduce(Quantity.ZERO, Quantity::plus);
        if (failed > 0 || !held.equals(Quantity.of(ORDERS))) {
            throw new IllegalStateException("Only %s orders were filled".formatted(held));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Durable {

        @Bean
        DurableDatabase durableDatabase() throws IOException {
            return DurableDatabase.start();
        }
    }
}
