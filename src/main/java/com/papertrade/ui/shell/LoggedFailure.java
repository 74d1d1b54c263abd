package com.papertrade.ui.shell;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure nobody foresaw, written to the log under a reference that the user is shown in its place.
 */
record LoggedFailure(String reference) {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedFailure.class);
    private static final int REFERENCE_LENGTH = 8;

    static LoggedFailure of(Throwable failure, String where) {
        var reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
        LOG.error("Unexpected failure {} at \"{}\"", reference, where, failure);
        return new LoggedFailure(reference);
    }
}
