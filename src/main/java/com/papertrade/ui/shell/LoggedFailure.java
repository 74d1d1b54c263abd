package com.papertrade.ui.shell;

import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure nobody foresaw, written to the log under a reference that the user is shown in its place.
 */
record LoggedFailure(String reference) {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedFailure.class);
    private static final int REFERENCE_LENGTH = 8;
    private static final LongAdder COUNT = new LongAdder();

    static LoggedFailure of(Throwable failure, String where) {
        var reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
        COUNT.increment();
        LOG.error("Unexpected failure {} at \"{}\"", reference, where, failure);
        return new LoggedFailure(reference);
    }

    /** How many there were since the start. */
    static long count() {
        return COUNT.sum();
    }
}
