package com.papertrade.portfolio;

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
import org.springframework.context.ApplicationEventPublisher;
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
    private final Entitlements entitlements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Portfolios(
            PortfolioRows portfolios,
            LedgerRows entries,
            PositionRows positions,
            Entitlements entitlements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.portfolios = portfolios;
        this.entries = entries;
        this.positions = positions;
        this.entitlements = entitlements;
        this.events = events;
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
        var empty = new Portfolio(PortfolioId.random(), owner, name, Money.ZERO_USD, Money.ZERO_USD, now);
        portfolios.insert(empty);
        var opened = locked(new PortfolioRow(empty, 0, now));
        var _ = opened.append(new Deposited(now, openingDeposit));
        return opened.portfolio();
    }

    public Optional<Portfolio> find(UserId owner, PortfolioId id) {
        return portfolios.find(owner, id).map(PortfolioRow::portfolio);
    }

    /** Which portfolios the owner has, oldest first. */
    public List<PortfolioId> idsOf(UserId owner) {
        return all(portfolios.findAllOf(owner)).stream().map(Portfolio::id).toList();
    }

    /** The dividends of one instrument that any of the owner's portfolios is entitled to, paid and not. */
    @Transactional(readOnly = true)
    public List<Receivable> dividendsOf(UserId owner, Symbol symbol) {
        return entitlements.findOf(idsOf(owner), symbol);
    }

    /** What the portfolio holds now, by symbol; nothing where the owner has no such portfolio. */
    @Transactional(readOnly = true)
    public List<Position> positions(UserId owner, PortfolioId id) {
        return find(owner, id)
                .map(_ -> positions.findHeldIn(List.of(id)).getOrDefault(id, List.of()))
                .orElse(List.of());
    }

    /** What the portfolio has of one instrument, nothing where the owner has no such portfolio. */
    @Transactional(readOnly = true)
    public Holding holding(UserId owner, PortfolioId id, Symbol symbol) {
        return find(owner, id).flatMap(_ -> positions.find(id, symbol)).orElseGet(() -> Holding.none(symbol));
    }

    /** What is held in any portfolio that is not deleted, whoever owns it. */
    public Set<Symbol> heldSymbols() {
        return Set.copyOf(positions.findHeldSymbols());
    }

    /**
     * The next of all portfolios that hold the instrument, or ever did, and were opened before that moment: for
     * what concerns all of them.
     *
     * @param last where the lot before ended, empty for the first
     */
    public List<PortfolioId> everHolding(Symbol symbol, Instant openedBefore, Optional<PortfolioId> last, int limit) {
        var from = last.map(PortfolioId::value).orElse(BEFORE_ALL);
        return positions.findEverHolding(symbol, openedBefore, from, limit);
    }

    /** A portfolio with what it holds and its entries after that moment, read at one instant. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<PortfolioSnapshot> snapshot(UserId owner, PortfolioId id, Instant since) {
        return find(owner, id)
                .map(portfolio -> snapshotsOf(List.of(portfolio), since).getFirst());
    }

    /** The same for work that is nobody's question; empty when deleted. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<PortfolioSnapshot> snapshot(PortfolioId id, Instant since) {
        return portfolios
                .find(id)
                .map(row -> snapshotsOf(List.of(row.portfolio()), since).getFirst());
    }

    /** All of the owner's portfolios, oldest first, read at one instant. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<PortfolioSnapshot> snapshots(UserId owner, Instant since) {
        return snapshotsOf(all(portfolios.findAllOf(owner)), since);
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
        return snapshotsOf(all(portfolios.findAfter(from, limit)), since);
    }

    /**
     * A page of the ledger, newest first.
     *
     * @param offset how many of the newest entries to pass over
     */
    @Transactional(readOnly = true)
    public List<LedgerRecord> entries(UserId owner, PortfolioId id, int offset, int limit) {
        return portfolios
                .find(owner, id)
                .map(row -> {
                    var newest = row.lastSequence() - offset;
                    return entries.findBetween(id, newest - limit + 1, newest);
                })
                .orElse(List.of());
    }

    /** All that ever happened to one instrument, oldest first; nothing where the owner has no such portfolio. */
    @Transactional(readOnly = true)
    public List<LedgerRecord> entriesOf(UserId owner, PortfolioId id, Symbol symbol) {
        return find(owner, id).map(_ -> entries.findOf(id, symbol)).orElse(List.of());
    }

    /** How many entries the ledger has; sequences run from 1 without gaps. */
    public int entryCount(UserId owner, PortfolioId id) {
        return portfolios
                .find(owner, id)
                .map(row -> Math.toIntExact(row.lastSequence()))
                .orElse(0);
    }

    /** Whether there was such a portfolio to rename. */
    public boolean rename(UserId owner, PortfolioId id, PortfolioName name) {
        return portfolios.rename(owner, id, name);
    }

    /**
     * Takes the portfolio off every screen. Its ledger is purged thirty days later.
     *
     * @return whether there was such a portfolio
     */
    @Transactional
    public boolean delete(UserId owner, PortfolioId id) {
        var account = lock(owner, id);
        account.ifPresent(_ -> {
            events.publishEvent(new PortfolioDeleted(id));
            portfolios.delete(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
        });
        return account.isPresent();
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
        return portfolios
                .lock(id)
                .filter(row -> row.portfolio().owner().equals(owner))
                .map(this::locked);
    }

    /** The same for work that is nobody's question, such as filling an order that waits; empty when deleted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<LockedPortfolio> lock(PortfolioId id) {
        return portfolios.lock(id).map(this::locked);
    }

    private static CashMovement withdrawFrom(LockedPortfolio account, Money amount) {
        if (amount.isGreaterThan(account.buyingPower())) {
            return new InsufficientFunds(account.buyingPower(), account.cash().minus(account.buyingPower()), amount);
        }
        return new Booked(account.append(new Withdrawn(account.now(), amount)));
    }

    private static List<Portfolio> all(List<PortfolioRow> rows) {
        return rows.stream().map(PortfolioRow::portfolio).toList();
    }

    private List<PortfolioSnapshot> snapshotsOf(List<Portfolio> owned, Instant since) {
        var ids = owned.stream().map(Portfolio::id).toList();
        Map<PortfolioId, List<Position>> held = positions.findHeldIn(ids);
        Map<PortfolioId, List<Receivable>> receivable = entitlements.findReceivable(ids);
        Map<PortfolioId, List<LedgerRecord>> recent = entries.findAfter(ids, since);
        return owned.stream()
                .map(portfolio -> new PortfolioSnapshot(
                        portfolio,
                        held.getOrDefault(portfolio.id(), List.of()),
                        receivable.getOrDefault(portfolio.id(), List.of()),
                        recent.getOrDefault(portfolio.id(), List.of())))
                .toList();
    }

    private LockedPortfolio locked(PortfolioRow row) {
        return new LockedPortfolio(row, portfolios, entries, positions, entitlements, clock);
    }

    private static void requireDeposit(Money amount) {
        if (!amount.isPositive() || amount.isGreaterThan(MAX_DEPOSIT)) {
            throw new IllegalArgumentException("A deposit is more than $0 and at most $1,000,000,000.");
        }
    }
}
