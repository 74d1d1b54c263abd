package com.papertrade.portfolio;

import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes for good what was deleted thirty days ago: the only code the database lets do so. */
@Component
class PortfolioPurge implements RecurringJob {

    static final Duration KEPT_FOR = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(PortfolioPurge.class);

    private final PortfolioRows portfolios;
    private final LedgerRows entries;
    private final PositionRows positions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PortfolioPurge(
            PortfolioRows portfolios,
            LedgerRows entries,
            PositionRows positions,
            TransactionTemplate transaction,
            Clock clock) {
        this.portfolios = portfolios;
        this.entries = entries;
        this.positions = positions;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Purge deleted portfolios";
    }

    @Override
    public Timetable timetable() {
        return Timetable.daily(LocalTime.of(4, 0));
    }

    /** One transaction a portfolio, so that one that is large or refused does not hold up the others. */
    @Override
    public void run() {
        var refused = portfolios.findDeletedBefore(clock.instant().minus(KEPT_FOR)).stream()
                .filter(id -> !isPurged(id))
                .count();
        if (refused > 0) {
            throw new JobFailed("Portfolios that could not be purged: %d. The log says why.".formatted(refused));
        }
    }

    private boolean isPurged(PortfolioId id) {
        try {
            transaction.executeWithoutResult(_ -> purge(id));
            LOG.info("Purged portfolio {}, deleted {} days ago or more", id, KEPT_FOR.toDays());
            return true;
        } catch (DataAccessException refused) {
            LOG.error("Portfolio {} was not purged; it is tried again tomorrow", id, refused);
            return false;
        }
    }

    private void purge(PortfolioId id) {
        positions.purge(id);
        entries.purge(id);
        portfolios.purge(id);
    }
}
