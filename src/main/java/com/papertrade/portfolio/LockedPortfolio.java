package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A portfolio held fast until the transaction ends: what it says stays true, and only its holder can
 * append to its ledger. Entry and projections are written together or not at all.
 */
public final class LockedPortfolio {

    private final PortfolioRow row;
    private final LedgerRows entries;
    private final PositionRows positions;
    private final Clock clock;

    LockedPortfolio(PortfolioRow row, LedgerRows entries, PositionRows positions, Clock clock) {
        this.row = row;
        this.entries = entries;
        this.positions = positions;
        this.clock = clock;
    }

    public PortfolioId id() {
        return new PortfolioId(row.getId());
    }

    public Money cash() {
        return row.cash();
    }

    public Position position(Symbol symbol) {
        return positions
                .findById(new PositionRow.Key(row.getId(), symbol.value()))
                .map(PositionRow::toPosition)
                .orElseGet(() -> Position.none(symbol));
    }

    /**
     * The time to book at: the clock's, or the last entry's where this machine's clock is behind the one
     * that wrote it, so that the order of entries is the order of time. To the microsecond, which is
     * what the database keeps.
     */
    public Instant now() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(row.lastOccurredAt()) ? row.lastOccurredAt() : now;
    }

    /**
     * Books an entry.
     *
     * @throws IllegalArgumentException if it would take out more cash or shares than there are, or is
     *     earlier than the last one; the caller checks first, and the database refuses it as well
     */
    public LedgerRecord append(LedgerEntry entry) {
        requireInOrder(entry);
        var cash = row.cash().plus(entry.cashEffect());
        if (cash.isNegative()) {
            throw new IllegalArgumentException("Cash of %s would fall to %s".formatted(id(), cash));
        }
        var position = entry.instrument().map(symbol -> LedgerBalances.positionAfter(position(symbol), entry));
        var deposited = row.deposited().plus(LedgerBalances.depositIn(entry));
        var record = new LedgerRecord(row.lastSequence() + 1, entry, cash, position);
        var _ = entries.save(new LedgerRow(id(), record, deposited));
        position.ifPresent(this::project);
        row.project(record, deposited);
        return record;
    }

    private void requireInOrder(LedgerEntry entry) {
        if (entry.occurredAt().isBefore(row.lastOccurredAt())) {
            throw new IllegalArgumentException(
                    "An entry of %s comes after one of %s".formatted(entry.occurredAt(), row.lastOccurredAt()));
        }
    }

    private void project(Position position) {
        Optional<PositionRow> known = positions.findById(
                new PositionRow.Key(row.getId(), position.symbol().value()));
        known.ifPresentOrElse(
                stored -> stored.project(position), () -> positions.save(new PositionRow(id(), position)));
    }
}
