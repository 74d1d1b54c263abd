package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import jakarta.persistence.EntityManager;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells every ledger again from its first entry and compares the result with what is stored. A
 * difference means that something other than PaperTrade wrote to the database, or a defect; either
 * is an alarm.
 */
@Service
public class LedgerVerification implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerVerification.class);

    private final PortfolioRows portfolios;
    private final LedgerRows entries;
    private final PositionRows positions;
    private final EntityManager entities;
    private final TransactionTemplate snapshot;

    LedgerVerification(
            PortfolioRows portfolios,
            LedgerRows entries,
            PositionRows positions,
            EntityManager entities,
            PlatformTransactionManager transactions) {
        this.portfolios = portfolios;
        this.entries = entries;
        this.positions = positions;
        this.entities = entities;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public String name() {
        return "Verify ledgers";
    }

    /** When nobody minds the reading. */
    @Override
    public Timetable timetable() {
        return Timetable.daily(LocalTime.of(3, 30));
    }

    /** Every ledger; what is wrong with one hides nothing of the others. */
    @Override
    public void run() {
        var wrong = portfolios.findIds().stream().filter(id -> !isAsStored(id)).count();
        if (wrong > 0) {
            throw new JobFailed(
                    "Ledgers that do not agree with what is stored: %d. The log says where.".formatted(wrong));
        }
    }

    private boolean isAsStored(UUID id) {
        try {
            var differences = verify(new PortfolioId(id));
            differences.forEach(difference -> LOG.error("Ledger verification failed: {}", difference));
            return differences.isEmpty();
        } catch (RuntimeException unreadable) {
            LOG.error("Ledger verification failed: portfolio {} cannot be read", id, unreadable);
            return false;
        }
    }

    /**
     * What does not agree in one portfolio, a sentence each; empty when all is well, or when there is no
     * such portfolio any more. Reads the ledger as of one instant, entry by entry, so that a long one
     * takes no more memory than a short one.
     */
    public List<String> verify(PortfolioId id) {
        return Objects.requireNonNull(snapshot.execute(_ -> differencesIn(id)));
    }

    private List<String> differencesIn(PortfolioId id) {
        var row = portfolios.findById(id.value());
        if (row.isEmpty()) {
            return List.of();
        }
        var replay = new Replay(id);
        try (var written = entries.streamAll(id.value())) {
            written.takeWhile(_ -> replay.isPossible()).forEach(entry -> {
                replay.replay(entry);
                entities.detach(entry);
            });
        }
        if (replay.isPossible()) {
            replay.compareWith(
                    row.get(),
                    positions.findEverHeldIn(id.value()).stream()
                            .map(PositionRow::toPosition)
                            .toList());
        }
        return List.copyOf(replay.differences);
    }

    private static final class Replay {

        private final PortfolioId id;
        private final List<String> differences = new ArrayList<>();
        private LedgerBalances balances = LedgerBalances.NONE;
        private long sequence;
        private boolean possible = true;

        Replay(PortfolioId id) {
            this.id = id;
        }

        /** Whether every entry so far can have happened; behind one that cannot, nothing adds up. */
        boolean isPossible() {
            return possible;
        }

        void replay(LedgerRow row) {
            sequence++;
            try {
                var stored = row.toRecord();
                balances = balances.after(stored.entry());
                compareBalances(stored, row);
            } catch (IllegalArgumentException impossible) {
                possible = false;
                differences.add("portfolio %s, entry %d: cannot have happened: %s"
                        .formatted(id, sequence, impossible.getMessage()));
            }
        }

        private void compareBalances(LedgerRecord stored, LedgerRow row) {
            compare("sequence", stored.sequence(), sequence);
            compare("cash after", stored.cashAfter(), balances.cash());
            compare("deposited after", row.depositedAfter(), balances.deposited());
            stored.positionAfter()
                    .ifPresent(position -> compare("position after", position, balances.position(position.symbol())));
        }

        void compareWith(PortfolioRow row, List<Position> stored) {
            compare("last sequence", row.lastSequence(), sequence);
            compare("cash", row.cash(), balances.cash());
            compare("deposited", row.deposited(), balances.deposited());
            Map<Symbol, Position> projected = new TreeMap<>();
            stored.forEach(position -> projected.put(position.symbol(), position));
            compare("positions", projected, new TreeMap<>(balances.positions()));
        }

        private void compare(String what, Object stored, Object replayed) {
            if (!stored.equals(replayed)) {
                differences.add("portfolio %s, entry %d: %s is stored as %s and replayed as %s"
                        .formatted(id, sequence, what, stored, replayed));
            }
        }
    }
}
