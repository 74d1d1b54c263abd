package com.papertrade.portfolio;

import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Tells every ledger again each night and keeps what it found. A difference means that something other
 * than PaperTrade wrote to the database, or a defect; either is an alarm until a later run finds none.
 */
@Service
public class LedgerVerification implements RecurringJob {

    public static final String NAME = "Verify ledgers";

    private static final Logger LOG = LoggerFactory.getLogger(LedgerVerification.class);

    private final LedgerVerifier verifier;
    private final LedgerReports reports;

    LedgerVerification(LedgerVerifier verifier, LedgerReports reports) {
        this.verifier = verifier;
        this.reports = reports;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** When nobody minds the reading. */
    @Override
    public Timetable timetable() {
        return Timetable.daily(LocalTime.of(3, 30));
    }

    @Override
    public void run() {
        var report = verifier.verifyAll(difference -> LOG.error("Ledger verification failed: {}", difference));
        reports.replace(report);
        LOG.info(
                "Ledger verification: {} entries of {} portfolios in {}",
                report.entries(),
                report.portfolios(),
                report.took());
        if (!report.agrees()) {
            throw new JobFailed("Ledgers do not agree with what is stored: %s. The page Ledger lists them."
                    .formatted(report.found() == 1 ? "1 difference" : report.found() + " differences"));
        }
    }

    /** What does not agree in one portfolio now. */
    public List<LedgerDifference> verify(PortfolioId id) {
        return verifier.verify(id);
    }

    /** What the last run found, on whichever instance; empty before the first. */
    public Optional<LedgerReport> latest() {
        return reports.findLatest();
    }
}
