package com.papertrade.ui.component;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A database that is slow, out of reach, or was restarted under a question: nobody's defect, and it passes. */
public final class DatabaseOutage {

    public static final String SENTENCE = "PaperTrade cannot reach its data at the moment.";

    /** A class of SQLSTATE, see the PostgreSQL manual, appendix A. */
    private static final String CONNECTION_EXCEPTIONS = "08";

    private DatabaseOutage() {}

    /** Whether such an outage is what a failure comes from. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof SQLException lost && isLostConnection(lost));
    }

    /** Who cannot even roll back, says only that; below it, Hikari says without a state that the connection is closed. */
    private static boolean isLostConnection(SQLException failure) {
        return failure.getSQLState() == null || failure.getSQLState().startsWith(CONNECTION_EXCEPTIONS);
    }
}
