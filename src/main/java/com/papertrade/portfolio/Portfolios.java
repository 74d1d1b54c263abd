package com.papertrade.portfolio;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.portfolio.CashMovement.Booked;
import com.papertrade.portfolio.CashMovement.InsufficientFunds;
import com.papertrade.portfolio.CashMovement.NoSuchPortfolio;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens portfolios, reads them and moves their cash. Everything is asked on behalf of an owner:
 * somebody else's portfolio answers as if it did not exist. The one exception names no owner: which
 * symbols are held at all.
 */
@Service
public class Portfolios {

    /** The most that one deposit may bring: a billion dollars is play money enough. */
    public static final Money MAX_DEPOSIT = Money.usd("1000000000");

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PortfolioRows portfolios;
    private final LedgerRows entries;
    private final PositionRows positions;
    private final Clock clock;

    Portfolios(PortfolioRows portfolios, LedgerRows entries, PositionRows positions, Clock clock) {
        this.portfolios = portfolios;
        this.entries = entries;
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * Opens a portfolio with its first deposit.
     *
     * @throws IllegalArgumentException if the deposit is not positive or over {@link #MAX_DEPOSIT}
     */
    @Transactional
    public Portfolio open(UserId owner, PortfolioName name, Money openingDeposit) {
        requireDeposit(openingDeposit);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var row = portfolios.save(new PortfolioRow(PortfolioId.random(), owner, name, now));
        var _ = locked(row).append(new Deposited(now, openingDeposit));
        return row.toPortfolio();
    }

    @Transactional(readOnly = true)
    public Optional<Portfolio> find(UserId owner, PortfolioId id) {
        return row(owner, id).map(PortfolioRow::toPortfolio);
    }

    /** What the portfolio holds now, by symbol; nothing where the owner has no such portfolio. */
    @Transactional(readOnly = true)
    public List<Position> positions(UserId owner, PortfolioId id) {
        return row(owner, id).map(row -> positions.findHeldIn(List.of(row.getId()))).orElse(List.of()).stream()
                .map(PositionRow::toPosition)
                .toList();
    }

    /** What is held in any portfolio that is not deleted, whoever owns it. */
    @Transactional(readOnly = true)
    public Set<Symbol> heldSymbols() {
        return positions.findHeldSymbols().stream().map(Symbol::new).collect(toUnmodifiableSet());
    }

    /** A portfolio with what it holds and its entries after that moment, read at one instant. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<PortfolioSnapshot> snapshot(UserId owner, PortfolioId id, Instant since) {
        return row(owner, id).map(row -> snapshotsOf(List.of(row), since).getFirst());
    }

    /** All of the owner's portfolios, oldest first, read at one instant. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<PortfolioSnapshot> snapshots(UserId owner, Instant since) {
        return snapshotsOf(rowsOf(owner), since);
    }

    /**
     * The next of all portfolios, whoever owns them, read at one instant: for what goes through all of
     * them, a lot at a time.
     *
     * @param last where the lot before ended, empty for the first
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<PortfolioSnapshot> snapshotsAfter(Optional<PortfolioId> last, int limit, Instant since) {
        var from = last.map(PortfolioId::value).orElse(BEFORE_ALL);
        return snapshotsOf(portfolios.findByIdGreaterThanAndDeletedAtIsNullOrderByIdAsc(from, Limit.of(limit)), since);
    }

    /**
     * A page of the ledger, newest first.
     *
     * @param offset how many of the newest entries to pass over
     */
    @Transactional(readOnly = true)
    public List<LedgerRecord> entries(UserId owner, PortfolioId id, int offset, int limit) {
        return row(owner, id)
                .map(row -> {
                    var newest = row.lastSequence() - offset;
                    return entries.findBetween(row.getId(), newest - limit + 1, newest);
                })
                .orElse(List.of())
                .stream()
                .map(LedgerRow::toRecord)
                .toList();
    }

    /** How many entries the ledger has; sequences run from 1 without gaps. */
    @Transactional(readOnly = true)
    public int entryCount(UserId owner, PortfolioId id) {
        return row(owner, id).map(row -> Math.toIntExact(row.lastSequence())).orElse(0);
    }

    /** Whether there was such a portfolio to rename. */
    @Transactional
    public boolean rename(UserId owner, PortfolioId id, PortfolioName name) {
        var row = portfolios.findLocked(id.value(), owner.value());
        row.ifPresent(found -> found.rename(name));
        return row.isPresent();
    }

    /**
     * Takes the portfolio off every screen. Its ledger is purged thirty days later.
     *
     * @return whether there was such a portfolio
     */
    @Transactional
    public boolean delete(UserId owner, PortfolioId id) {
        var row = portfolios.findLocked(id.value(), owner.value());
        row.ifPresent(found -> found.delete(clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return row.isPresent();
    }

    /** @throws IllegalArgumentException if the amount is not positive or over {@link #MAX_DEPOSIT} */
    @Transactional
    public CashMovement deposit(UserId owner, PortfolioId id, Money amount) {
        requireDeposit(amount);
        return lock(owner, id)
                .<CashMovement>map(account -> new Booked(account.append(new Deposited(account.now(), amount))))
                .orElseGet(NoSuchPortfolio::new);
    }

    /** @throws IllegalArgumentException if the amount is not positive */
    @Transactional
    public CashMovement withdraw(UserId owner, PortfolioId id, Money amount) {
        return lock(owner, id)
                .<CashMovement>map(account -> withdrawFrom(account, amount))
                .orElseGet(NoSuchPortfolio::new);
    }

    /**
     * The portfolio, with nobody else able to append to its ledger until the caller's transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<LockedPortfolio> lock(UserId owner, PortfolioId id) {
        return portfolios.findLocked(id.value(), owner.value()).map(this::locked);
    }

    private static CashMovement withdrawFrom(LockedPortfolio account, Money amount) {
        if (amount.isGreaterThan(account.cash())) {
            return new InsufficientFunds(account.cash(), amount);
        }
        return new Booked(account.append(new Withdrawn(account.now(), amount)));
    }

    private List<PortfolioSnapshot> snapshotsOf(List<PortfolioRow> rows, Instant since) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(PortfolioRow::getId).toList();
        Map<PortfolioId, List<PositionRow>> held =
                positions.findHeldIn(ids).stream().collect(groupingBy(PositionRow::portfolio));
        Map<PortfolioId, List<LedgerRow>> recent =
                entries.findAfter(ids, since).stream().collect(groupingBy(LedgerRow::portfolio));
        return rows.stream()
                .map(PortfolioRow::toPortfolio)
                .map(portfolio -> new PortfolioSnapshot(
                        portfolio,
                        held.getOrDefault(portfolio.id(), List.of()).stream()
                                .map(PositionRow::toPosition)
                                .toList(),
                        recent.getOrDefault(portfolio.id(), List.of()).stream()
                                .map(LedgerRow::toRecord)
                                .toList()))
                .toList();
    }

    private Optional<PortfolioRow> row(UserId owner, PortfolioId id) {
        return portfolios.findByIdAndOwnerIdAndDeletedAtIsNull(id.value(), owner.value());
    }

    private List<PortfolioRow> rowsOf(UserId owner) {
        UUID ownerId = owner.value();
        return portfolios.findByOwnerIdAndDeletedAtIsNullOrderByOpenedAtAscIdAsc(ownerId);
    }

    private LockedPortfolio locked(PortfolioRow row) {
        return new LockedPortfolio(row, entries, positions, clock);
    }

    private static void requireDeposit(Money amount) {
        if (!amount.isPositive() || amount.isGreaterThan(MAX_DEPOSIT)) {
            throw new IllegalArgumentException("A deposit is more than $0 and at most $1,000,000,000.");
        }
    }
}
