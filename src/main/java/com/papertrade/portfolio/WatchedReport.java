package com.papertrade.portfolio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The last verification, as monitoring asks for it: answered at once from memory and read again beside,
 * so that a database that does not answer holds up no check of this instance's health.
 */
@Component
class WatchedReport {

    static final Duration BETWEEN_READINGS = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(WatchedReport.class);

    private final LedgerReports reports;
    private final Clock clock;
    private final Executor executor;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile Optional<LedgerReport> latest = Optional.empty();
    private volatile Instant nextReading = Instant.MIN;

    @Autowired
    WatchedReport(LedgerReports reports, Clock clock) {
        this(reports, clock, Thread::startVirtualThread);
    }

    WatchedReport(LedgerReports reports, Clock clock, Executor executor) {
        this.reports = reports;
        this.clock = clock;
        this.executor = executor;
    }

    /** Empty before the first verification, and until it was first read. */
    Optional<LedgerReport> latest() {
        if (!clock.instant().isBefore(nextReading) && underWay.compareAndSet(false, true)) {
            executor.execute(this::read);
        }
        return latest;
    }

    private void read() {
        try {
            latest = reports.findLatest();
        } catch (DataAccessException unread) {
            LOG.debug("The last verification could not be read; the health of the database says why", unread);
        } finally {
            nextReading = clock.instant().plus(BETWEEN_READINGS);
            underWay.set(false);
        }
    }
}
