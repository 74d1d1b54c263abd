package com.papertrade.portfolio;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.portfolio.Entitlements.Entitlement;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A portfolio held fast until the transaction ends: what it says stays true, and only its holder can
 * append to its ledger. Entry and projections are written together or not at all.
 */
public final class LockedPortfolio {

    private final LedgerRows entries;
    private final PositionRows positions;
    private final PortfolioRows portfolios;
    private final Entitlements entitlements;
    private final Clock clock;
    private final Map<Symbol, Holding> holdings = new HashMap<>();
    private Portfolio portfolio;
    private long lastSequence;
    private Instant lastOccurredAt;

    LockedPortfolio(
            PortfolioRow row,
            PortfolioRows portfolios,
            LedgerRows entries,
            PositionRows positions,
            Entitlements entitlements,
            Clock clock) {
        this.portfolio = row.portfolio();
        this.lastSequence = row.lastSequence();
        this.lastOccurredAt = row.lastOccurredAt();
        this.portfolios = portfolios;
        this.entries = entries;
        this.positions = positions;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    public PortfolioId id() {
        return portfolio.id();
    }

    public UserId owner() {
        return portfolio.owner();
    }

    public Money cash() {
        return portfolio.cash();
    }

    /** The cash that no open order keeps. */
    public Money buyingPower() {
        return portfolio.buyingPower();
    }

    public Position position(Symbol symbol) {
        return holding(symbol).position();
    }

    public Holding holding(Symbol symbol) {
        return holdings.computeIfAbsent(
                symbol, sought -> positions.find(id(), sought).orElseGet(() -> Holding.none(sought)));
    }

    /** What happened to one instrument and was booked after that moment, oldest first. */
    public List<LedgerRecord> entriesSince(Symbol symbol, Instant moment) {
        return entries.findAfter(List.of(id()), moment).getOrDefault(id(), List.of()).stream()
                .filter(record -> record.entry().instrument().equals(Optional.of(symbol)))
                .toList();
    }

    /** @throws java.util.NoSuchElementException if there is none of that sequence */
    public LedgerRecord entry(long sequence) {
        return entries.findBetween(id(), sequence, sequence).getFirst();
    }

    /** What this portfolio is entitled to of a dividend; empty as long as that was not noted. */
    public Optional<Entitlement> entitlement(Symbol symbol, LocalDate exDate) {
        return entitlements.find(id(), symbol, exDate);
    }

    /** All it is entitled to of one instrument, from that ex-date on. */
    public List<Entitlement> entitlementsFrom(Symbol symbol, LocalDate exDate) {
        return entitlements.findFrom(id(), symbol, exDate);
    }

    /** Notes what it is entitled to and has not been paid; in the place of what was noted of the dividend before. */
    public void entitle(Receivable receivable) {
        entitlements.save(id(), receivable, Optional.empty());
    }

    /** Takes back what was noted of a dividend that is not paid. */
    public void disentitle(Symbol symbol, LocalDate exDate) {
        entitlements.remove(id(), symbol, exDate);
    }

    /**
     * Pays a dividend: the one entry of it that counts from now on.
     *
     * @throws IllegalArgumentException if it is less than half a cent
     */
    public LedgerRecord pay(Receivable receivable) {
        var record = append(new DividendReceived(
                now(),
                receivable.symbol(),
                receivable.held(),
                receivable.rate(),
                receivable.exDate(),
                receivable.paidOn(),
                receivable.amount()));
        entitlements.save(id(), receivable, Optional.of(record.sequence()));
        return record;
    }

    /**
     * The time to book at: the clock's, or the last entry's where this machine's clock is behind the one
     * that wrote it, so that the order of entries is the order of time. To the microsecond, which is
     * what the database keeps.
     */
    public Instant now() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(lastOccurredAt) ? lastOccurredAt : now;
    }

    Portfolio portfolio() {
        return portfolio;
    }

    /**
     * Books an entry.
     *
     * @throws IllegalArgumentException if it would take out cash or shares that are not there or that open
     *     orders keep, or is earlier than the last one; the caller checks first, and the database refuses
     *     it as well
     */
    public LedgerRecord append(LedgerEntry entry) {
        return append(entry, Optional.empty());
    }

    /**
     * Books the fill of an order and lets go of what it had kept.
     *
     * @throws IllegalArgumentException as for an entry alone
     */
    public LedgerRecord append(LedgerEntry entry, Optional<Reservation> freed) {
        requireInOrder(entry);
        var holding = entry.instrument().map(symbol -> holdingAfter(holding(symbol), entry, freed));
        var after = portfolioAfter(entry, freed);
        var record = new LedgerRecord(lastSequence + 1, entry, after.cash(), holding.map(Holding::position));
        entries.append(id(), new LedgerRow(record, after.deposited()), LedgerBalances.realizedGainIn(entry), freed);
        portfolio = after;
        holding.ifPresent(held -> holdings.put(held.symbol(), held));
        lastSequence = record.sequence();
        lastOccurredAt = entry.occurredAt();
        return record;
    }

    /**
     * Keeps cash or shares from being spent by anything but the order they are kept for.
     *
     * @throws IllegalArgumentException if there are fewer that nobody keeps
     */
    public void reserve(Reservation kept) {
        switch (kept) {
            case Reservation.OfCash cash -> {
                portfolio = withReserved(portfolio.reserved().plus(cash.amount()), portfolio.cash());
                portfolios.reserve(id(), cash.amount());
            }
            case Reservation.OfShares shares -> {
                var held = holding(shares.symbol());
                put(new Holding(held.position(), held.reserved().plus(shares.quantity()), held.realizedGain()));
                positions.reserve(id(), shares.symbol(), shares.quantity().shares());
            }
        }
    }

    /** Lets go of what an order had kept. */
    public void release(Reservation kept) {
        switch (kept) {
            case Reservation.OfCash cash -> {
                portfolio = withReserved(portfolio.reserved().minus(cash.amount()), portfolio.cash());
                portfolios.reserve(id(), cash.amount().negated());
            }
            case Reservation.OfShares shares -> {
                put(without(holding(shares.symbol()), shares));
                positions.reserve(
                        id(), shares.symbol(), shares.quantity().shares().negate());
            }
        }
    }

    private Portfolio portfolioAfter(LedgerEntry entry, Optional<Reservation> freed) {
        var reserved = freed.orElse(null) instanceof Reservation.OfCash cash
                ? portfolio.reserved().minus(cash.amount())
                : portfolio.reserved();
        var after = withReserved(reserved, portfolio.cash().plus(entry.cashEffect()));
        return new Portfolio(
                after.id(),
                after.owner(),
                after.name(),
                after.cash(),
                after.reserved(),
                after.deposited().plus(LedgerBalances.depositIn(entry)),
                after.openedAt());
    }

    private Portfolio withReserved(Money reserved, Money cash) {
        if (cash.isNegative() || reserved.isNegative() || reserved.isGreaterThan(cash)) {
            throw new IllegalArgumentException(
                    "Cash of %s would fall to %s, with %s reserved".formatted(id(), cash, reserved));
        }
        return new Portfolio(
                portfolio.id(),
                portfolio.owner(),
                portfolio.name(),
                cash,
                reserved,
                portfolio.deposited(),
                portfolio.openedAt());
    }

    private static Holding holdingAfter(Holding before, LedgerEntry entry, Optional<Reservation> freed) {
        var kept = freed.orElse(null) instanceof Reservation.OfShares shares ? without(before, shares) : before;
        var after = new Holding(
                LedgerBalances.positionAfter(before.position(), entry),
                kept.reserved(),
                before.realizedGain().plus(LedgerBalances.realizedGainIn(entry)));
        requireReservedIsHeld(after);
        return after;
    }

    private static Holding without(Holding held, Reservation.OfShares freed) {
        return new Holding(held.position(), held.reserved().minus(freed.quantity()), held.realizedGain());
    }

    private void put(Holding held) {
        requireReservedIsHeld(held);
        holdings.put(held.symbol(), held);
    }

    private static void requireReservedIsHeld(Holding held) {
        if (held.reserved().isGreaterThan(held.position().quantity())) {
            throw new IllegalArgumentException("Open orders keep %s of %s %s"
                    .formatted(held.reserved(), held.position().quantity(), held.symbol()));
        }
    }

    private void requireInOrder(LedgerEntry entry) {
        if (entry.occurredAt().isBefore(lastOccurredAt)) {
            throw new IllegalArgumentException(
                    "An entry of %s comes after one of %s".formatted(entry.occurredAt(), lastOccurredAt));
        }
    }
}
