package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells every ledger again from its first entry and compares the result with what is stored. A
 * difference means that something other than PaperTrade wrote to the database, or a defect; either
 * is an alarm.
 */
@Service
public class LedgerVerification {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerVerification.class);

    private final PortfolioRows portfolios;
    private final LedgerRows entries;
    private final PositionRows positions;

    LedgerVerification(PortfolioRows portfolios, LedgerRows entries, PositionRows positions) {
        this.portfolios = portfolios;
        this.entries = entries;
        this.positions = positions;
    }

    /** Every night, when nobody minds the reading. */
    @Scheduled(cron = "0 30 3 * * *", zone = "America/New_York")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void verifyAll() {
        try (var ids = portfolios.streamIds()) {
            ids.map(PortfolioId::new)
                    .flatMap(id -> verify(id).stream())
                    .forEach(difference -> LOG.error("Ledger verification failed: {}", difference));
        }
    }

    /**
     * What does not agree in one portfolio, a sentence each; empty when all is well.
     *
     * @throws java.util.NoSuchElementException if there is no such portfolio
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<String> verify(PortfolioId id) {
        var differences = new ArrayList<String>();
        var replay = new Replay(id, differences);
        try (var rows = entries.streamAll(id.value())) {
            rows.forEach(replay::replay);
        }
        replay.compareWith(
                portfolios.findById(id.value()).orElseThrow(),
                positions.findEverHeldIn(id.value()).stream()
                        .map(PositionRow::toPosition)
                        .toList());
        return List.copyOf(differences);
    }

    private static final class Replay {

        private final PortfolioId id;
        private final List<String> differences;
        private LedgerBalances balances = LedgerBalances.NONE;
        private long sequence;

        Replay(PortfolioId id, List<String> differences) {
            this.id = id;
            this.differences = differences;
        }

        void replay(LedgerRow row) {
            var stored = row.toRecord();
            balances = balances.after(stored.entry());
            sequence++;
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
