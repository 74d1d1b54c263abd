package com.papertrade.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL itself can do here: the transaction of {@code pgbench}, which PostgreSQL's
 * documentation calls TPC-B-like, on the tables that {@code pgbench -i} makes, by plain JDBC.
 *
 * @see <a href="https://www.postgresql.org/docs/16/pgbench.html">pgbench</a>
 */
record TpcB(DataSource pool) {

    static final int BRANCHES = 64;
    static final int TELLERS = 10 * BRANCHES;

    /** A tenth of pgbench's, so that the tables fit into the server's default memory. */
    static final int ACCOUNTS = 10_000 * BRANCHES;

    static void createTables(JdbcClient database) {
        database.sql("""
                create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
                create table pgbench_branches (bid int primary key, bbalance int, filler char(88));
                create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84));
                create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84));
                insert into pgbench_branches select bid, 0 from generate_series(1, %1$d) as bid;
                insert into pgbench_tellers select tid, (tid - 1) / 10 + 1, 0 from generate_series(1, %2$d) as tid;
                insert into pgbench_accounts
                    select aid, (aid - 1) / (%3$d / %1$d) + 1, 0, '' from generate_series(1, %3$d) as aid;
                """.formatted(BRANCHES, TELLERS, ACCOUNTS)).update();
    }

    void transact() {
        try (var connection = pool.getConnection()) {
            transact(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void transact(Connection connection) throws SQLException {
        int account = anyOf(ACCOUNTS);
        int teller = anyOf(TELLERS);
        int branch = anyOf(BRANCHES);
        int delta = ThreadLocalRandom.current().nextInt(-5000, 5001);
        update(connection, "update pgbench_accounts set abalance = abalance + ? where aid = ?", delta, account);
        select(connection, account);
        update(connection, "update pgbench_tellers set tbalance = tbalance + ? where tid = ?", delta, teller);
        update(connection, "update pgbench_branches set bbalance = bbalance + ? where bid = ?", delta, branch);
        update(
                connection,
                "insert into pgbench_history (tid, bid, aid, delta, mtime) values (?, ?, ?, ?, current_timestamp)",
                teller,
                branch,
                account,
                delta);
        connection.commit();
    }

    private static void update(Connection connection, String sql, int... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setInt(i + 1, parameters[i]);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("Not one row: " + sql);
            }
        }
    }

    private static void select(Connection connection, int account) throws SQLException {
        try (var statement = connection.prepareStatement("select abalance from pgbench_accounts where aid = ?")) {
            statement.setInt(1, account);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("No account " + account);
                }
            }
        }
    }

    private static int anyOf(int count) {
        return ThreadLocalRandom.current().nextInt(count) + 1;
    }
}
