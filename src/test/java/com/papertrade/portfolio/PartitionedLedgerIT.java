package com.papertrade.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.bench.PartitioningPlan;
import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The ledger after all steps of {@code deploy/aws/partitioning}: PaperTrade and its rules as before. */
@SpringBootTest(properties = "papertrade.test=partitioned") // nobody else gets this database
@Import({TestDatabase.class, TestTraders.class})
@DirtiesContext
class PartitionedLedgerIT {

    @Autowired
    JdbcConnectionDetails connection;

    @Autowired
    JdbcClient database;

    @Autowired
    Portfolios portfolios;

    @Autowired
    LedgerVerification verification;

    @Autowired
    TestTraders traders;

    private UserId maya;
    private PortfolioId portfolio;

    @BeforeEach
    void partition() throws SQLException {
        maya = traders.signedUp("Maya");
        portfolio = portfolios
                .open(maya, new PortfolioName("Before"), Money.usd("1000"))
                .id();
        if (!isPartitioned()) {
            new PartitioningPlan(connection).runWhole();
        }
    }

    private boolean isPartitioned() {
        return database.sql("SELECT relkind = 'p' FROM pg_class WHERE oid = 'ledger_entry'::regclass")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatWasBookedBeforeIsThereAndLedgersGoOn() {
        portfolios.deposit(maya, portfolio, Money.usd("5"));
        assertThat(portfolios.entries(maya, portfolio, 0, 10)).hasSize(2);
        assertThat(verification.verify(portfolio)).isEmpty();
    }

    @Test
    void anEntryIsThereOnce() {
        assertRefused("INSERT INTO ledger_entry SELECT * FROM ledger_entry", "ledger_entry_p");
    }

    @Test
    void anEntryIsTakenBackOnce() {
        assertThat(database.sql("SELECT indexdef FROM pg_indexes WHERE indexname = 'ledger_entry_reversed_once'")
                        .query(String.class)
                        .single())
                .contains("UNIQUE", "(portfolio_id, reversed_sequence)");
    }

    @Test
    void anEntryOfNoPortfolioIsRefused() {
        assertRefused("""
                INSERT INTO ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after, deposited_after)
                VALUES (gen_random_uuid(), 1, 'DEPOSITED', now(), 1, 1, 1)
                """, "foreign key");
    }

    @Test
    void aReversalOfWhatIsNotThereIsRefused() {
        assertRefused("""
                INSERT INTO ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after, deposited_after,
                    reversed_sequence, reversed_kind, reversed_occurred_at, reversed_because)
                SELECT portfolio_id, 100, 'REVERSED', now(), 1, 1, 1, 99, 'DEPOSITED', now(), 'A mistake' FROM ledger_entry LIMIT 1
                """, "foreign key");
    }

    @Test
    void anEntryThatSaysNothingIsRefused() {
        assertRefused("""
                INSERT INTO ledger_entry (portfolio_id, sequence, kind, occurred_at, cash_after, deposited_after)
                SELECT portfolio_id, 100, 'DEPOSITED', now(), 1, 1 FROM ledger_entry LIMIT 1
                """, "has columns it should not have, or lacks some");
    }

    @Test
    void noEntryIsChangedOrDeletedNotEvenInItsPartition() {
        assertRefused("UPDATE ledger_entry SET note = 'x'", "append-only");
        assertRefused("DELETE FROM ledger_entry", "append-only");
        var partition = database.sql("SELECT tableoid::regclass::text FROM ledger_entry LIMIT 1")
                .query(String.class)
                .single();
        assertRefused("UPDATE %s SET note = 'x'".formatted(partition), "append-only");
        assertRefused("DELETE FROM " + partition, "append-only");
    }

    @Test
    void neitherTheLedgerNorAPartitionIsTruncated() {
        assertRefused("TRUNCATE ledger_entry CASCADE", "append-only");
        assertRefused("TRUNCATE ledger_entry_p07 CASCADE", "append-only");
    }

    @Test
    void aPortfolioThatWasDeletedThirtyDaysAgoIsPurged() {
        portfolios.delete(maya, portfolio);
        database.sql("UPDATE portfolio SET deleted_at = now() - interval '31 days' WHERE id = :id")
                .param("id", portfolio.value())
                .update();
        assertThat(database.sql("DELETE FROM ledger_entry WHERE portfolio_id = :id")
                        .param("id", portfolio.value())
                        .update())
                .isEqualTo(1);
    }

    @Test
    void foreignKeysOfOrdersAndDividendsAreValid() {
        assertThat(database.sql("""
                        SELECT count(*) FROM pg_constraint
                        WHERE confrelid = 'ledger_entry'::regclass AND contype = 'f' AND convalidated AND conparentid = 0
                            AND conrelid IN ('trade_order'::regclass, 'dividend_entitlement'::regclass)
                        """).query(Integer.class).single()).isEqualTo(2);
    }

    private void assertRefused(String statement, String why) {
        assertThatThrownBy(() -> database.sql(statement).update()).hasStackTraceContaining(why);
    }
}
