package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final List<ReservationSource> reservations;
    private final TransactionTemplate snapshot;

    LedgerVerification(
            PortfolioRows portfolios,
            LedgerRows entries,
            PositionRows positions,
            List<ReservationSource> reservations,
            PlatformTransactionManager transactions) {
        this.portfolios = portfolios;
        this.entries = entries;
        this.positions = positions;
        this.reservations = reservations;
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

    private boolean isAsStored(PortfolioId id) {
        try {
            var differences = verify(id);
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
        var row = portfolios.findEver(id);
        if (row.isEmpty()) {
            return List.of();
        }
        var replay = new Replay(id);
        try (var written = entries.streamAll(id)) {
            written.takeWhile(_ -> replay.isPossible()).forEach(replay::replay);
        }
        if (replay.isPossible()) {
            replay.compareWith(row.get(), positions.findEverHeldIn(id));
            reservations.forEach(source -> replay.compareReserved(row.get().portfolio(), source.reservedIn(id)));
        }
        return List.copyOf(replay.differences);
    }

    private static final class Replay {

        private final PortfolioId id;
        private final List<String> differences = new ArrayList<>();
        private final LedgerBalances balances = new LedgerBalances();
        private final Map<Symbol, Holding> stored = new TreeMap<>();
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
                balances.book(row.record().entry());
                compareBalances(row);
            } catch (IllegalArgumentException impossible) {
                possible = false;
                differences.add("portfolio %s, entry %d: cannot have happened: %s"
                        .formatted(id, sequence, impossible.getMessage()));
            }
        }

        private void compareBalances(LedgerRow row) {
            var written = row.record();
            compare("sequence", written.sequence(), sequence);
            compare("cash after", written.cashAfter(), balances.cash());
            compare("deposited after", row.depositedAfter(), balances.deposited());
            written.positionAfter()
                    .ifPresent(position -> compare(
                            "position after",
                            position,
                            balances.holding(position.symbol()).position()));
        }

        void compareWith(PortfolioRow row, List<Holding> projected) {
            compare("last sequence", row.lastSequence(), sequence);
            compare("cash", row.portfolio().cash(), balances.cash());
            compare("deposited", row.portfolio().deposited(), balances.deposited());
            projected.forEach(holding -> stored.put(holding.symbol(), holding));
            var symbols = new TreeSet<>(stored.keySet());
            balances.holdings().forEach(holding -> symbols.add(holding.symbol()));
            symbols.forEach(this::compareHolding);
        }

        private void compareHolding(Symbol symbol) {
            var projected = stored.getOrDefault(symbol, Holding.none(symbol));
            var replayed = balances.holding(symbol);
            compare("position", projected.position(), replayed.position());
            compare("realised gain of " + symbol, projected.realizedGain(), replayed.realizedGain());
        }

        void compareReserved(Portfolio portfolio, Reserved ordered) {
            compare("reserved cash", portfolio.reserved(), ordered.cash());
            var kept = new TreeMap<Symbol, Quantity>();
            stored.forEach((symbol, holding) -> kept.put(symbol, holding.reserved()));
            kept.values().removeIf(Quantity::isZero);
            compare("reserved shares", kept, new TreeMap<>(ordered.shares()));
        }

        private void compare(String what, Object stored, Object replayed) {
            if (!stored.equals(replayed)) {
                differences.add("portfolio %s, entry %d: %s is stored as %s and replayed as %s"
                        .formatted(id, sequence, what, stored, replayed));
            }
        }
    }
}
