package com.papertrade.bench;

import com.papertrade.TestTraders;
import com.papertrade.bench.PartitioningPlan.Step;
import com.papertrade.portfolio.LedgerSearch;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.TradingDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;

/**
 * What a ledger of many millions of entries costs, as it is and partitioned by portfolio, and what it takes to partition it while
 * orders are placed. It prints figures and judges none, because a machine may be busy; run by
 * {@code ./papertrade bench ledger-size}.
 */
@ApplicationModuleTest(module = "trading", mode = BootstrapMode.ALL_DEPENDENCIES, verifyAutomatically = false)
@Import({LedgerSizeBenchmark.SmallMemory.class, TestTraders.class})
@TestPropertySource(
        properties = { // whoever has to wait is measured, too: no time limit ends it
            "spring.datasource.hikari.connection-timeout=3600000",
            "spring.datasource.hikari.connection-init-sql=",
            "spring.datasource.hikari.data-source-properties.socketTimeout=0"
        })
class LedgerSizeBenchmark {

    private static final Path RESULT = Path.of("target/bench-ledger-size.txt");
    private static final long ROWS = Long.getLong("ledger.rows", 50_000_000);

    /** Measured: the table with its indexes, twice, and the log of the copy. */
    private static final long BYTES_AN_ENTRY = 900;

    private static final long SERVER_AND_LOG = 6L << 30;

    private static final String AS_IS = "as it is";
    private static final String PARTITIONED = "32 partitions";

    private static final int INSTRUMENTS = 30;
    private static final int PORTFOLIOS_THAT_TRADE = 2_000;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(30);

    @Autowired
    DurableDatabase server;

    @Autowired
    Portfolios portfolios;

    @Autowired
    LedgerSearch search;

    @Autowired
    TradingDesk desk;

    @Autowired
    LedgerVerification verification;

    private final SideBySide table = new SideBySide(AS_IS, PARTITIONED);
    private final Report report = new Report();

    @Test
    void measure() throws IOException, SQLException {
        var ledgers = new GrownLedgers(
                server.administrator(), FewSymbols.listedIn(server.administrator(), INSTRUMENTS), ROWS);
        report.line(Machine.description());
        report.line(
                "PostgreSQL %s on this machine: %s; %s", server.version(), server.durability(), SmallMemory.inWords());
        var filling = SideBySide.nanosOf(ledgers::write);
        report.line(
                "%,d entries of %,d portfolios, %,d in the largest; written, indexed and checked in %s",
                entries(), ledgers.portfolios(), ledgers.largest().entries(), SideBySide.seconds(filling));
        var ledger = new LedgerTable(server.administrator());
        var flow = OrderFlow.in(stocks(ledgers));
        measure(ledger, ledgers, flow, AS_IS);
        partition(new Bystander(flow));
        measure(ledger, ledgers, flow, PARTITIONED);
        ledger.measureUpkeepOfOnePartition(table, PARTITIONED);
        report.line(
                "an order takes %,d bytes on the disk and what happened to it %,d, indexes included",
                bytesEach("trade_order", "trade_order"),
                bytesEach("order_event", "(select distinct order_id from order_event)"));
        report.heading("The ledger (p50 / p95 where there are two figures)");
        table.lines().forEach(line -> report.line("%s", line));
        System.out.println(report);
        report.writeTo(RESULT);
    }

    private void measure(LedgerTable ledger, GrownLedgers ledgers, OrderFlow flow, String layout) {
        ledger.measureSize(table, layout);
        ledger.measureUpkeep(table, layout);
        new LedgerQuestions(portfolios, search, verification, ledgers.some(PORTFOLIOS_THAT_TRADE), ledgers.largest())
                .measure(table, layout);
        try (var clients = new Clients()) {
            var _ = clients.repeat(flow::place, WARM_UP);
            var orders = clients.repeat(flow::place, ROUND);
            table.tell(
                    layout,
                    "orders a second by %d clients".formatted(Clients.COUNT),
                    "%.0f".formatted(orders.perSecond()));
            table.tell(layout, "such an order", orders.samples());
        }
        table.tell(layout, "an order by one client", Samples.of(PORTFOLIOS_THAT_TRADE, flow::place));
        flow.portfolios().stream().limit(100).forEach(id -> Ledgers.requireIntact(verification.verify(id)));
    }

    /** Somebody places orders meanwhile, as before and afterwards. */
    private void partition(Bystander bystander) throws SQLException {
        var plan = new PartitioningPlan(server);
        report.heading("From one layout to the other, by deploy/aws/partitioning");
        for (var step : List.of(Step.PREPARE, Step.COPY, Step.INDEX, Step.CATCH_UP, Step.CATCH_UP)) {
            tell(step.toString(), bystander.watch(() -> plan.run(step)));
        }
        tell("SWITCH", bystander.watch(() -> report.line("switched after giving up %d times", plan.switchOver())));
        tell("VALIDATE, %,d orders".formatted(orders()), bystander.watch(() -> plan.run(Step.VALIDATE)));
        tell("CONTRACT", bystander.watch(() -> plan.run(Step.CONTRACT)));
    }

    private void tell(String step, Bystander.Seen seen) {
        report.line("%-30s %s", step, seen);
        System.out.println(step + " " + seen);
    }

    private List<OrderFlow.Stock> stocks(GrownLedgers ledgers) {
        return ledgers.some(PORTFOLIOS_THAT_TRADE).stream()
                .flatMap(account -> ledgers.heldBy(account).stream()
                        .map(symbol -> new OrderFlow.Stock(
                                new BenchTrader(account.owner(), portfolios, desk), account.portfolio(), symbol)))
                .toList();
    }

    private long entries() {
        return count("ledger_entry");
    }

    private long orders() {
        return count("trade_order");
    }

    private long bytesEach(String place, String each) {
        return server.administrator()
                .sql("select pg_total_relation_size('%s') / count(*) from %s as each".formatted(place, each))
                .query(Long.class)
                .single();
    }

    private long count(String of) {
        return server.administrator()
                .sql("select count(*) from " + of)
                .query(Long.class)
                .single();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class SmallMemory {

        /** As small beside the data as that of the smallest servers; and nothing that the server begins by itself. */
        private static final Map<String, String> SETTINGS =
                Map.of("shared_buffers", "256MB", "max_wal_size", "4GB", "autovacuum", "off");

        @Bean
        DurableDatabase durableDatabase() throws IOException {
            requireSpace();
            return DurableDatabase.start(SETTINGS);
        }

        static String inWords() {
            return SETTINGS.entrySet().stream()
                    .map(setting -> setting.getKey() + " = " + setting.getValue())
                    .sorted()
                    .toList()
                    .toString();
        }

        private static void requireSpace() throws IOException {
            var needed = ROWS * BYTES_AN_ENTRY + SERVER_AND_LOG;
            var free = Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")))
                    .getUsableSpace();
            if (free < needed) {
                throw new IllegalStateException(
                        "A ledger of %,d entries, in two layouts, needs %s on the disk of temporary files, and %s are free."
                                .formatted(ROWS, SideBySide.megabytes(needed), SideBySide.megabytes(free)));
            }
        }
    }
}
