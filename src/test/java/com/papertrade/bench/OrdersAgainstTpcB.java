package com.papertrade.bench;

import com.papertrade.portfolio.LedgerVerification;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders a second, and as many transactions of {@link TpcB} as the same clients get out of the same
 * server in the same minutes: in turn, so that whatever else the machine does meets both.
 */
record OrdersAgainstTpcB(OrderFlow flow, LedgerVerification verification, DurableDatabase server, HikariDataSource pool)
        implements OrdersSection {

    static final int PORTFOLIOS = TpcB.BRANCHES;

    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(15);

    /** The compiler has much to do with an order, and no core for itself meanwhile. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final String AIM = "0.6";

    @Override
    public void measure(Report report) {
        TpcB.createTables(server.administrator());
        List<Throughput> orders = new ArrayList<>();
        List<Throughput> reference = new ArrayList<>();
        try (var clients = new Clients();
                var likePool = new HikariDataSource(likeThePool())) {
            var tpcB = new TpcB(likePool);
            var _ = clients.repeat(flow::place, WARM_UP);
            var _ = clients.repeat(tpcB::transact, ROUND);
            server.letPlannerKnow();
            for (int i = 0; i < ROUNDS; i++) {
                orders.add(clients.repeat(flow::place, ROUND));
                reference.add(clients.repeat(tpcB::transact, ROUND));
            }
        }
        tell(report, orders, reference);
        flow.portfolios().forEach(portfolio -> Ledgers.requireIntact(verification.verify(portfolio)));
    }

    private HikariConfig likeThePool() {
        var settings = new HikariConfig();
        pool.copyStateTo(settings);
        settings.setPoolName("TPC-B");
        settings.setAutoCommit(false);
        return settings;
    }

    private void tell(Report report, List<Throughput> orders, List<Throughput> reference) {
        report.heading(
                "Market orders by %d clients in %d portfolios, and TPC-B-like transactions by as many in %d branches"
                        .formatted(Clients.COUNT, PORTFOLIOS, TpcB.BRANCHES));
        report.line(
                "(%,d tellers, %,d accounts); %d rounds of %d s each, in turn; %d connections",
                TpcB.TELLERS, TpcB.ACCOUNTS, ROUNDS, ROUND.toSeconds(), pool.getMaximumPoolSize());
        report.columns("a second");
        for (int i = 0; i < ROUNDS; i++) {
            report.row("orders, round " + (i + 1), orders.get(i));
            report.row("TPC-B, round " + (i + 1), reference.get(i));
        }
        var allOrders = Throughput.together(orders);
        var allReference = Throughput.together(reference);
        report.row("orders", allOrders);
        report.row("TPC-B", allReference);
        report.line("%-44s %10.2f   aim %s", "ratio", allOrders.dividedBy(allReference), AIM);
        report.line(
                "%-44s %s an order, %s a TPC-B transaction",
                "CPU of the JVM, without the database's",
                Samples.millis(allOrders.cpuEach().toNanos()),
                Samples.millis(allReference.cpuEach().toNanos()));
    }
}
