package com.papertrade.portfolio;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells ledgers again from their first entry and finds what is stored otherwise. Only reads: a thousand
 * entries at a time, so that the longest ledger takes no more memory, and no longer statement, than a
 * short one.
 */
@Service
public class LedgerVerifier {

    private static final int PORTFOLIOS_AT_A_TIME = 1_000;

    private final PortfolioRows portfolios;
    private final LedgerRows entries;
    private final PositionRows positions;
    private final List<ReservationSource> reservations;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    LedgerVerifier(
            PortfolioRows portfolios,
            LedgerRows entries,
            PositionRows positions,
            List<ReservationSource> reservations,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.portfolios = portfolios;
        this.entries = entries;
        this.positions = positions;
        this.reservations = reservations;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Every ledger, deleted portfolios' included; what is wrong with one hides nothing of the others.
     *
     * @param found told each difference as it is found
     */
    public LedgerReport verifyAll(Consumer<LedgerDifference> found) {
        var tally = new Tally();
        var began = clock.instant();
        var ids = portfolios.findIdsAfter(Optional.empty(), PORTFOLIOS_AT_A_TIME);
        while (!ids.isEmpty()) {
            ids.forEach(id -> {
                var replay = replayed(id);
                tally.count(replay);
                replay.differences().forEach(found);
            });
            ids = portfolios.findIdsAfter(Optional.of(ids.getLast()), PORTFOLIOS_AT_A_TIME);
        }
        return new LedgerReport(
                began, clock.instant(), tally.portfolios, tally.entries, tally.found, tally.differences);
    }

    /** What does not agree in one portfolio; nothing when all is well, or when there is no such portfolio any more. */
    public List<LedgerDifference> verify(PortfolioId id) {
        return replayed(id).differences();
    }

    private LedgerReplay replayed(PortfolioId id) {
        return Objects.requireNonNull(snapshot.execute(transaction -> replay(id, transaction)));
    }

    /** All as of one instant. */
    private LedgerReplay replay(PortfolioId id, TransactionStatus transaction) {
        var replay = new LedgerReplay(id);
        try {
            replayEntries(id, replay);
            if (replay.isPossible()) {
                compare(id, replay);
            }
        } catch (RuntimeException failure) {
            if (isOfTheDatabase(failure)) {
                throw failure;
            }
            transaction.setRollbackOnly(); // PostgreSQL will have ended it
            replay.differ("cannot be read: " + reason(failure));
        }
        return replay;
    }

    private void replayEntries(PortfolioId id, LedgerReplay replay) {
        var page = entries.findNext(id, 0);
        while (!page.isEmpty() && replay.isPossible()) {
            page.stream().takeWhile(_ -> replay.isPossible()).forEach(replay::replay);
            page = entries.findNext(id, replay.sequence());
        }
    }

    private void compare(PortfolioId id, LedgerReplay replay) {
        portfolios.findEver(id).ifPresent(row -> {
            var projected = positions.findEverHeldIn(id);
            replay.compareWith(row, projected);
            reservations.forEach(source -> replay.compareReserved(row, projected, source.reservedIn(id)));
        });
    }

    /** Away, overloaded or shutting down: it says nothing about the ledger, and the next ledger would not be read either. */
    private static boolean isOfTheDatabase(RuntimeException failure) {
        return failure instanceof TransactionException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException;
    }

    /** Without the statement, which Spring puts before it. */
    private static String reason(RuntimeException failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    }

    private static final class Tally {

        private final List<LedgerDifference> differences = new ArrayList<>();
        private long portfolios;
        private long entries;
        private long found;

        void count(LedgerReplay replay) {
            portfolios++;
            entries += replay.entries();
            found += replay.differences().size();
            replay.differences().stream()
                    .limit(LedgerReport.MOST_LISTED - differences.size())
                    .forEach(differences::add);
        }
    }
}
