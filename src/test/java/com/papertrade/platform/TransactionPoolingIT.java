package com.papertrade.platform;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.papertrade.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of what PaperTrade asks of a connection, where a pooler lends it a connection for one transaction only: what
 * {@code deploy/aws/capacity.md} says of poolers, tried. The pooler has two connections, so that who comes second gets the other.
 */
@EnabledIf("com.papertrade.platform.PgBouncer#isInstalled")
class TransactionPoolingIT {

    private static final int CONNECTIONS = 2;
    private static final int CLIENTS = 30;
    private static final String NO_SUCH_STATEMENT = "26000";
    private static final String STATEMENT_OF_THAT_NAME = "42P05";

    private JdbcConnectionDetails database;
    private PgBouncer pooler;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.empty();
        pooler = PgBouncer.before(database, CONNECTIONS);
    }

    @AfterEach
    void stop() {
        pooler.close();
    }

    @Test
    void thirtyClientsTakeTwoConnectionsOfTheDatabase() throws SQLException {
        List<Connection> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(pooler.connect(""));
                assertThat(answer(clients.getLast(), "select 1")).isEqualTo("1");
            }
            try (var administrator = directly()) {
                assertThat(Integer.parseInt(answer(administrator, """
                                select count(*) from pg_stat_activity
                                where datname = current_database() and pid <> pg_backend_pid()
                                """))).isBetween(1, CONNECTIONS);
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    @Test
    void theTimeLimitThatHikariSetsBecomesSomebodyElses() throws SQLException {
        try (var one = pooler.connect("");
                var other = pooler.connect("")) {
            execute(one, "set statement_timeout = '10s'");
            other.setAutoCommit(false);
            assertThat(answer(other, "show statement_timeout")).isEqualTo("10s");
            assertThat(answer(one, "show statement_timeout")).isEqualTo("0");
            other.rollback();
        }
    }

    @Test
    void theTimeLimitOfTheDatabaseIsEverybodys() throws Exception {
        try (var administrator = directly()) {
            execute(administrator, """
                    do $$ begin
                        execute format('alter database %I set statement_timeout = %L', current_database(), '10s');
                    end $$
                    """);
        }
        try (var begunAfterwards = PgBouncer.before(database, CONNECTIONS);
                var one = begunAfterwards.connect("");
                var other = begunAfterwards.connect("")) {
            other.setAutoCommit(false);
            assertThat(answer(other, "show statement_timeout")).isEqualTo("10s");
            assertThat(answer(one, "show statement_timeout")).isEqualTo("10s");
            other.rollback();
        }
    }

    /** As Spring does by itself: verifying a ledger would read no single moment. */
    @Test
    void theIsolationThatAConnectionIsAskedForBecomesSomebodyElses() throws SQLException {
        try (var verifying = pooler.connect("");
                var booking = pooler.connect("")) {
            verifying.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            booking.setAutoCommit(false);
            assertThat(answer(booking, "show transaction_isolation")).isEqualTo("repeatable read");
            verifying.setAutoCommit(false);
            assertThat(answer(verifying, "show transaction_isolation")).isEqualTo("read committed");
            booking.rollback();
            verifying.rollback();
        }
    }

    /** Both connections are looked at, while somebody else has the other and afterwards. */
    @Test
    void theIsolationOfATransactionOfPaperTradeIsItsOwn() {
        var connections = new DriverManagerDataSource(pooler.getJdbcUrl(), pooler.getUsername(), pooler.getPassword());
        var transactions = new IsolationWithinTransaction(connections);
        var booking = new TransactionTemplate(transactions);
        booking.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var verifying = new TransactionTemplate(transactions, booking);
        verifying.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        verifying.setReadOnly(true);
        var client = JdbcClient.create(connections);

        booking.executeWithoutResult(_ -> {
            assertThat(isolation(client)).isEqualTo("read committed");
            verifying.executeWithoutResult(_ -> {
                assertThat(isolation(client)).isEqualTo("repeatable read");
                assertThat(client.sql("show transaction_read_only")
                                .query(String.class)
                                .single())
                        .isEqualTo("on");
            });
            assertThat(isolation(client)).isEqualTo("read committed");
        });
        booking.executeWithoutResult(_ -> {
            assertThat(isolation(client)).isEqualTo("read committed");
            booking.executeWithoutResult(_ -> assertThat(isolation(client)).isEqualTo("read committed"));
        });
    }

    private static String isolation(JdbcClient client) {
        return client.sql("show transaction_isolation").query(String.class).single();
    }

    @Test
    void aReadOnlyTransactionStaysOne() throws SQLException {
        try (var one = pooler.connect("")) {
            one.setReadOnly(true);
            one.setAutoCommit(false);
            assertThat(answer(one, "show transaction_read_only")).isEqualTo("on");
            one.rollback();
        }
    }

    /** Unless the pooler keeps them itself, which PgBouncer does from 1.21 on: then nothing is thrown. */
    @Test
    void aPreparedStatementMayBeSomebodyElses() {
        assertThat(Optional.ofNullable(catchThrowable(this::shareWithPreparedStatements)))
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isEmpty(),
                        failure -> assertThat(failure)
                                .get(as(InstanceOfAssertFactories.type(SQLException.class)))
                                .extracting(SQLException::getSQLState)
                                .isIn(NO_SUCH_STATEMENT, STATEMENT_OF_THAT_NAME));
    }

    private void shareWithPreparedStatements() throws SQLException {
        try (var one = pooler.connect("prepareThreshold=1");
                var other = pooler.connect("prepareThreshold=1");
                var prepared = one.prepareStatement("select 1");
                var preparedByOther = other.prepareStatement("select 2")) {
            prepared.executeQuery();
            other.setAutoCommit(false);
            preparedByOther.executeQuery();
            prepared.executeQuery();
        }
    }

    @Test
    void withoutPreparedStatementsAnyConnectionWillDo() throws SQLException {
        try (var one = pooler.connect("prepareThreshold=0");
                var other = pooler.connect("");
                var prepared = one.prepareStatement("select 1")) {
            for (int i = 0; i < 20; i++) {
                prepared.executeQuery();
            }
            other.setAutoCommit(false);
            execute(other, "select 1");
            prepared.executeQuery();
            other.rollback();
        }
    }

    @Test
    void aLockOfTheSessionIsHeldByTheConnectionAndNotByWhoTookIt() throws SQLException {
        try (var one = pooler.connect("");
                var other = pooler.connect("")) {
            execute(one, "select pg_advisory_lock(1)");
            other.setAutoCommit(false);
            assertThat(answer(other, "select pg_advisory_unlock(1)")).isEqualTo("t");
            other.rollback();
        }
    }

    @Test
    void migrationsPass() throws SQLException {
        var flyway = Flyway.configure()
                .dataSource(pooler.getJdbcUrl(), pooler.getUsername(), pooler.getPassword())
                .load();
        assertThat(flyway.migrate().success).isTrue();
        try (var administrator = directly()) {
            assertThat(answer(administrator, "select count(*) from pg_locks where locktype = 'advisory'"))
                    .isEqualTo("0");
        }
    }

    private Connection directly() throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (var asked = connection.createStatement();
                var answer = asked.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
