package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.papertrade.TestTraders;
import com.papertrade.TroubledProxy;
import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioName;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twelve clients trade in four portfolios, with orders of all types, cancellations, replacements and
 * retries, and prices move and fill what waits, while the process, the database or its connections die in
 * the middle of it. Afterwards everything that anybody was told is true, and nothing is there by halves.
 */
class NothingLostIT {

    private static final Logger LOG = LoggerFactory.getLogger(NothingLostIT.class);

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    private static final TradingTerms TERMS =
            new TradingTerms(ExecutionPolicy.INSTANT, new Charge.PerOrder(usd("1.00")), Charge.NONE);

    private static KillableDatabase database;
    private static TroubledProxy proxy;
    private static TradingInstance instance;

    private final Random random = new Random();
    private final Journal journal = new Journal();
    private UserId maya;
    private RandomTickets tickets;

    @BeforeAll
    static void start() throws Exception {
        database = KillableDatabase.start();
        proxy = TroubledProxy.to(database.port());
        var throughTheProxy = new LocalDatabase(
                database.details().getJdbcUrl().replace(":" + database.port() + "/", ":" + proxy.port() + "/"));
        instance = TradingInstance.start(throughTheProxy, TradingInstance.TUESDAY);
        instance.list();
    }

    @AfterAll
    static void stop() throws Exception {
        try (var server = database;
                var connections = proxy;
                var application = instance) {
            LOG.info("{}, {} and {} are stopped", server, connections, application);
        }
    }

    @BeforeEach
    void fourPortfoliosOfMayas() {
        maya = new TestTraders(instance.database()).signedUp("Maya");
        var names = Stream.of("Long game", "Short game", "Savings", "Club");
        tickets = new RandomTickets(names.map(name -> instance.services()
                        .accounts()
                        .open(maya, new PortfolioName(name), usd("20000"), TERMS)
                        .id())
                .toList());
    }

    @Test
    void theProcessIsKilled() throws Exception {
        for (int round = 1; round <= 3; round++) {
            var before = journal.answers();
            try (var process = TradingProcess.start(database.details(), maya, tickets, round, journal)) {
                var enough = before + 100 + random.nextInt(300);
                await().pollInterval(Duration.ofMillis(1)).atMost(A_WHILE).until(() -> {
                    assertThat(process.isAlive()).as(process.errors()).isTrue();
                    return journal.answers() >= enough;
                });
                process.kill();
            }
            LOG.info("Killed after {} answers to {} orders", journal.answers() - before, journal.sent.size());
            examine();
        }
    }

    @Test
    void theDatabaseIsKilled() throws Exception {
        for (int round = 1; round <= 2; round++) {
            try (var clients = clients("database-" + round)) {
                clients.start();
                awaitAnswers(100 + random.nextInt(300));
                database.killAll();
                database.startAgain();
                awaitAnswers(50);
            }
            examine();
        }
    }

    @Test
    void connectionsAreCutInTheMiddleOfTransactions() throws Exception {
        var cut = 0;
        try (var clients = clients("cut")) {
            clients.start();
            for (int i = 0; i < 12; i++) {
                awaitAnswers(1 + random.nextInt(30));
                cut += database.cutTransactions();
                awaitAnswers(1 + random.nextInt(30));
                proxy.cut();
            }
        }
        LOG.info("{} transactions ended by the server among {} orders", cut, journal.sent.size());
        assertThat(cut).isPositive();
        examine();
    }

    private BusyClients clients(String shift) {
        return new BusyClients(instance, maya, tickets, shift, journal::read);
    }

    private void awaitAnswers(int more) {
        var enough = journal.answers() + more;
        await().pollInterval(Duration.ofMillis(1)).atMost(A_WHILE).until(() -> journal.answers() >= enough);
    }

    private void examine() throws Exception {
        LOG.info(
                "{} tickets sent, {} filled, {} accepted, {} rejected, {} ended",
                journal.sent.size(),
                journal.fills.size(),
                journal.accepted.size(),
                journal.rejected.size(),
                journal.ended.size());
        assertThat(journal.sent).hasSizeGreaterThan(50);
        new Aftermath(instance, maya, tickets, journal).examine();
    }
}
