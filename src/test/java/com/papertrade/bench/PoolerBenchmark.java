package com.papertrade.bench;

import com.papertrade.TestTraders;
import com.papertrade.platform.PgBouncer;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.TradingDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/**
 * Orders through a PgBouncer that lends connections for one transaction, while ledgers are verified again and again: what fails,
 * and how often, as PaperTrade is. Run by {@code ./papertrade bench pooler}.
 */
@ApplicationModuleTest(module = "trading", mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import({PoolerBenchmark.Pooled.class, TestTraders.class})
class PoolerBenchmark {

    private static final Path RESULT = Path.of("target/bench-pooler.txt");
    private static final int CONNECTIONS = 4;
    private static final int PORTFOLIOS = 64;
    private static final int SYMBOLS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(30);

    @Autowired
    JdbcClient database;

    @Autowired
    Portfolios portfolios;

    @Autowired
    TradingDesk desk;

    @Autowired
    LedgerVerification verification;

    @Autowired
    TestTraders traders;

    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> attempts = new ConcurrentHashMap<>();
    private final AtomicLong differing = new AtomicLong();

    @Test
    void measure() throws IOException {
        var flow = OrderFlow.of(
                new BenchTrader(traders.signedUp("Bench"), portfolios, desk),
                PORTFOLIOS,
                FewSymbols.listedIn(database, SYMBOLS));
        var over = new AtomicBoolean();
        var verifying = CompletableFuture.runAsync(() -> verifyUntil(over, flow));
        try (var clients = new Clients()) {
            var _ = clients.repeat(() -> attempt("an order", flow::place), WARM_UP);
            var took = clients.repeat(() -> attempt("an order", flow::place), MEASURED);
            over.set(true);
            verifying.join();
            tell(flow, took);
        } finally {
            over.set(true);
        }
    }

    private void verifyUntil(AtomicBoolean over, OrderFlow flow) {
        while (!over.get()) {
            flow.portfolios()
                    .forEach(id -> attempt(
                            "a verification",
                            () -> differing.addAndGet(verification.verify(id).isEmpty() ? 0 : 1)));
        }
    }

    private void attempt(String what, Runnable work) {
        attempts.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
        try {
            work.run();
        } catch (RuntimeException failed) {
            var cause = NestedExceptionUtils.getMostSpecificCause(failed);
            var state = cause instanceof SQLException sql ? sql.getSQLState() + " " : "";
            failures.computeIfAbsent(
                            what + ": " + state
                                    + cause.getMessage().lines().findFirst().orElse(""),
                            _ -> new AtomicLong())
                    .incrementAndGet();
        }
    }

    private void tell(OrderFlow flow, Throughput took) throws IOException {
        var report = new Report();
        report.line(Machine.description());
        report.line(
                "%d clients, 10 connections to PgBouncer in transaction pooling, %d behind it, and ledgers verified meanwhile",
                Clients.COUNT, CONNECTIONS);
        report.columns("a second");
        report.row("orders attempted", took);
        report.line("since the beginning:");
        attempts.forEach((what, times) -> report.line("%-44s %,10d", "attempts, " + what, times.get()));
        report.line(
                "%-44s %,10d",
                "of these failed",
                failures.values().stream().mapToLong(AtomicLong::get).sum());
        failures.forEach((what, times) -> report.line("%,d times %s", times.get(), what));
        report.line("%-44s %,10d", "verifications of a ledger that seemed wrong", differing.get());
        var wrong = flow.portfolios().stream()
                .filter(id -> !verification.verify(id).isEmpty())
                .count();
        report.line("%-44s %,10d", "ledgers that are wrong, when all is quiet", wrong);
        System.out.println(report);
        report.writeTo(RESULT);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Pooled {

        @Bean
        DurableDatabase durableDatabase() throws IOException {
            return DurableDatabase.start();
        }

        @Bean
        @Primary
        JdbcConnectionDetails pooler(DurableDatabase database) throws IOException {
            return PgBouncer.before(database, CONNECTIONS);
        }
    }
}
