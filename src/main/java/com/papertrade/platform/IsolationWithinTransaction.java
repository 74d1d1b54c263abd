package com.papertrade.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.InvalidIsolationLevelException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DelegatingTransactionDefinition;

/**
 * Asks for a transaction's isolation by its first statement. Spring asks the connection for it before the transaction begins, and puts it
 * back afterwards: three journeys to the database where this takes one, and behind a pooler that lends connections for one transaction,
 * somebody else gets what was asked for.
 */
class IsolationWithinTransaction extends JdbcTransactionManager {

    IsolationWithinTransaction(DataSource database) {
        super(database);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition asked) {
        super.doBegin(
                transaction,
                asked.getIsolationLevel() == TransactionDefinition.ISOLATION_DEFAULT ? asked : new Within(asked));
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        if (definition instanceof Within within) {
            try (var statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL " + within.level);
            }
        }
        super.prepareTransactionalConnection(connection, definition);
    }

    /** Hides its isolation from Spring, which would ask the connection for it. */
    private static final class Within extends DelegatingTransactionDefinition {

        private final String level;

        private Within(TransactionDefinition asked) {
            super(asked);
            this.level = levelOf(asked.getIsolationLevel());
        }

        @Override
        public int getIsolationLevel() {
            return ISOLATION_DEFAULT;
        }

        private static String levelOf(int isolation) {
            return switch (isolation) {
                case ISOLATION_READ_UNCOMMITTED -> "READ UNCOMMITTED";
                case ISOLATION_READ_COMMITTED -> "READ COMMITTED";
                case ISOLATION_REPEATABLE_READ -> "REPEATABLE READ";
                case ISOLATION_SERIALIZABLE -> "SERIALIZABLE";
                default -> throw new InvalidIsolationLevelException("PostgreSQL has no isolation level " + isolation);
            };
        }
    }
}
