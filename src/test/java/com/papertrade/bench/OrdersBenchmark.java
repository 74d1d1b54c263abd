package com.papertrade.bench;

import com.papertrade.TestTraders;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.TradingDesk;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/**
 * How fast orders are placed, through the whole of {@link TradingDesk}, at the simulated market's prices and
 * against a PostgreSQL that has every order on the disk before it is acknowledged. It prints figures and
 * judges none, because a machine may be busy; run by {@code ./papertrade bench orders}.
 */
@ApplicationModuleTest(module = "trading", mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import({OrdersBenchmark.Durable.class, TestTraders.class})
class OrdersBenchmark {

    private static final Path RESULT = Path.of("target/bench-orders.txt");

    @Autowired
    DurableDatabase server;

    @Autowired
    HikariDataSource pool;

    @Autowired
    Portfolios portfolios;

    @Autowired
    TradingDesk desk;

    @Autowired
    LedgerVerification verification;

    @Autowired
    TestTraders traders;

    @Test
    void measure() throws IOException, InterruptedException {
        var report = new Report();
        report.line(Machine.description());
        report.line("PostgreSQL %s on this machine: %s", server.version(), server.durability());
        for (var section : sections()) {
            section.measure(report);
        }
        System.out.println(report);
        report.writeTo(RESULT);
    }

    private List<OrdersSection> sections() {
        var trader = new BenchTrader(traders.signedUp("Bench"), portfolios, desk);
        var symbols = FewSymbols.listedIn(server.administrator(), Ledgers.INSTRUMENTS);
        var flow = OrderFlow.of(trader, OrdersAgainstTpcB.PORTFOLIOS, symbols);
        var ledgers = new Ledgers(server.administrator(), symbols);
        return List.of(
                new OrdersAgainstTpcB(flow, verification, server, pool),
                new StatementsOfAnOrder(flow, new StatementLog(server.administrator())),
                new OrderInLongLedger(trader, ledgers),
                new LedgerReplay(trader, ledgers, verification));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Durable {

        @Bean
        DurableDatabase durableDatabase() throws IOException {
            return DurableDatabase.start();
        }
    }
}
