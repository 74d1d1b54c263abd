package com.papertrade.ui.component;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A database that is slow, out of reach, full, or was restarted under a question: no defect of ours, and it passes. */
public final class DatabaseOutage {

    public static final String SENTENCE = "PaperTrade cannot reach its data at the moment.";

    /** A class of SQLSTATE, see the PostgreSQL manual, appendix A. */
    private static final String CONNECTION_EXCEPTIONS = "08";

    /** Its disk is full, its memory, or its connections are all taken. */
    private static final String INSUFFICIENT_RESOURCES = "53";

    private DatabaseOutage() {}

    /** Whether such an outage is what a failure comes from. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof SQLException refused && isOutage(refused));
    }

    /** Who cannot even roll back, says only that; below it, Hikari says without a state that the connection is closed. */
    private static boolean isOutage(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || state.startsWith(CONNECTION_EXCEPTIONS) || state.startsWith(INSUFFICIENT_RESOURCES);
    }
}
