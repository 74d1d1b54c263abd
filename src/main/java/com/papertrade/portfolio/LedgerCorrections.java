package com.papertrade.portfolio;

import com.papertrade.identity.User;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Correction.Booked;
import com.papertrade.portfolio.Correction.Check;
import com.papertrade.portfolio.Correction.Possible;
import com.papertrade.portfolio.Correction.Refused;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a mistake in a ledger is put right: by a new entry that takes back the mistaken one, effect for
 * effect. Nothing is ever edited, so that who looks later sees the mistake, its correction and why.
 */
@Service
public class LedgerCorrections {

    /** In characters. */
    public static final int LONGEST_REASON = 500;

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCorrections.class);

    private final Portfolios portfolios;
    private final LedgerRows entries;
    private final List<ReservationSource> orders;

    LedgerCorrections(Portfolios portfolios, LedgerRows entries, List<ReservationSource> orders) {
        this.portfolios = portfolios;
        this.entries = entries;
        this.orders = orders;
    }

    /** The entry, if it could be taken back now. */
    @Transactional
    public Check check(User administrator, PortfolioId id, long sequence) {
        administrator.requireAdministrator();
        return portfolios.lock(id).map(account -> check(account, sequence)).orElseGet(() -> noSuchPortfolio(id));
    }

    /**
     * Takes back an entry.
     *
     * @param why one to {@value #LONGEST_REASON} characters that the owner reads in the activity
     */
    @Transactional
    public Correction reverse(User administrator, PortfolioId id, long sequence, String why) {
        administrator.requireAdministrator();
        var reason = why.strip();
        var unusable = problemOf(reason);
        if (unusable.isPresent()) {
            return new Refused(CorrectionRefusal.UNUSABLE_REASON, unusable.get());
        }
        return portfolios
                .lock(id)
                .map(account -> reverse(administrator, account, sequence, reason))
                .orElseGet(() -> noSuchPortfolio(id));
    }

    private Correction reverse(User administrator, LockedPortfolio account, long sequence, String why) {
        return switch (check(account, sequence)) {
            case Refused refused -> refused;
            case Possible possible -> {
                var original = possible.entry().entry();
                var reversal = account.append(new Reversed(account.now(), sequence, original, why));
                LOG.info(
                        "Entry {} of portfolio {} taken back as entry {} by {}",
                        sequence,
                        account.id(),
                        reversal.sequence(),
                        administrator.id().value());
                yield new Booked(reversal);
            }
        };
    }

    private Check check(LockedPortfolio account, long sequence) {
        return entries.findBetween(account.id(), sequence, sequence).stream()
                .findFirst()
                .map(entry ->
                        refusalOf(account, entry).<Check>map(refused -> refused).orElseGet(() -> new Possible(entry)))
                .orElseGet(() -> new Refused(
                        CorrectionRefusal.NO_SUCH_ENTRY, "This portfolio has no entry %d.".formatted(sequence)));
    }

    private Optional<Refused> refusalOf(LockedPortfolio account, LedgerRecord entry) {
        if (entry.entry() instanceof Reversed) {
            return refused(
                    CorrectionRefusal.IS_A_REVERSAL,
                    "Entry %d is a reversal itself; what it took back has to be entered anew."
                            .formatted(entry.sequence()));
        }
        if (entries.isReversed(account.id(), entry.sequence())) {
            return refused(
                    CorrectionRefusal.REVERSED_ALREADY, "Entry %d was reversed already.".formatted(entry.sequence()));
        }
        if (entry.entry() instanceof SharesSplit split && hasOpenOrders(account, split.symbol())) {
            return refused(
                    CorrectionRefusal.ORDERS_ARE_OPEN,
                    "Orders for %s wait that reckon with this split; they have to be cancelled first."
                            .formatted(split.symbol()));
        }
        return refusalOfEffect(account, entry.entry());
    }

    private boolean hasOpenOrders(LockedPortfolio account, Symbol symbol) {
        return orders.stream().anyMatch(source -> source.hasOpenOrders(account.id(), symbol));
    }

    private static Optional<Refused> refusalOfEffect(LockedPortfolio account, LedgerEntry original) {
        if (original.cashEffect().isGreaterThan(account.buyingPower())) {
            return refused(
                    CorrectionRefusal.CASH_IS_GONE,
                    "It brought in %s, and only %s is there that no open order keeps."
                            .formatted(original.cashEffect(), account.buyingPower()));
        }
        return original.instrument().flatMap(symbol -> refusalOfShares(account.holding(symbol), original));
    }

    private static Optional<Refused> refusalOfShares(Holding holding, LedgerEntry original) {
        var brought = sharesBroughtBy(original);
        if (brought.isGreaterThan(holding.available())) {
            return refused(
                    CorrectionRefusal.SHARES_ARE_GONE,
                    "It brought in %s shares of %s, and only %s are there that no open order keeps."
                            .formatted(brought, holding.symbol(), holding.available()));
        }
        if (LedgerBalances.canTakeBack(holding.position(), original)) {
            return Optional.empty();
        }
        return refused(
                CorrectionRefusal.REST_WOULD_NOT_ADD_UP,
                "Shares of %s were traded since; without this entry what is left would not add up."
                        .formatted(holding.symbol()));
    }

    private static Quantity sharesBroughtBy(LedgerEntry entry) {
        return switch (entry) {
            case Bought bought -> bought.quantity();
            case SharesSplit split ->
                split.after().isGreaterThan(split.before()) ? split.after().minus(split.before()) : Quantity.ZERO;
            case Deposited _, Withdrawn _, Sold _, DividendReceived _, FeeCharged _, Reversed _ -> Quantity.ZERO;
        };
    }

    private static Optional<String> problemOf(String why) {
        if (why.codePoints().allMatch(PortfolioName::isBlank)) {
            return Optional.of("Say why: the owner of the portfolio reads it.");
        }
        if (why.codePointCount(0, why.length()) > LONGEST_REASON) {
            return Optional.of("The reason has at most %d characters.".formatted(LONGEST_REASON));
        }
        if (why.codePoints().anyMatch(PortfolioName::isInvisible)) {
            return Optional.of("The reason has no control or invisible formatting characters.");
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(CorrectionRefusal reason, String sentence) {
        return Optional.of(new Refused(reason, sentence));
    }

    private static Refused noSuchPortfolio(PortfolioId id) {
        return new Refused(CorrectionRefusal.NO_SUCH_PORTFOLIO, "There is no portfolio %s.".formatted(id));
    }
}
