package com.papertrade.corporateaction;

import com.papertrade.calendar.TradingCalendar;
import com.papertrade.corporateaction.CorporateAction.Split;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.LedgerRestated;
import com.papertrade.portfolio.LockedPortfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Unwinding;
import com.papertrade.trading.SplitAdjustment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recounts the shares of each portfolio for a split, and the orders that wait, once. Where trades were made
 * in the new count before the split was known, they are taken back and booked again behind it, as of when
 * they were made: nothing is edited, and the past comes out as if it had been known in time.
 */
@Component
class SplitDesk {

    private final Portfolios portfolios;
    private final ActionRows actions;
    private final SplitAdjustment adjustment;
    private final DividendDesk dividends;
    private final MarketData market;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SplitDesk(
            Portfolios portfolios,
            ActionRows actions,
            SplitAdjustment adjustment,
            DividendDesk dividends,
            MarketData market,
            ApplicationEventPublisher events,
            Clock clock) {
        this.portfolios = portfolios;
        this.actions = actions;
        this.adjustment = adjustment;
        this.dividends = dividends;
        this.market = market;
        this.events = events;
        this.clock = clock;
    }

    /** Doing it again changes nothing. */
    @Transactional
    void settle(PortfolioId id, Split split) {
        portfolios
                .lock(id)
                .filter(_ -> actions.markSettled(id, split, clock.instant()))
                .ifPresent(account -> settle(account, split));
    }

    private void settle(LockedPortfolio account, Split split) {
        var sinceBefore =
                market.clock().calendar().lastBefore(split.effectiveOn()).close();
        var later = inNewCount(account, split, account.entriesSince(split.symbol(), sinceBefore), sinceBefore);
        adjustment.apply(
                account, split.symbol(), split.ratio(), split.effectiveOn(), () -> book(account, split, later));
        dividends.correctFrom(account, split.symbol(), split.effectiveOn());
        events.publishEvent(new LedgerRestated(account.id(), split.effectiveOn()));
    }

    /** The trades and later splits that count shares as they are counted after the split; oldest first. */
    private List<LedgerRecord> inNewCount(
            LockedPortfolio account, Split split, List<LedgerRecord> since, Instant sinceBefore) {
        var sessions = adjustment.priceSessions(account.id(), split.symbol(), sinceBefore);
        return LedgerRecord.standing(since).stream()
                .filter(record -> countedOn(record.entry(), sessions)
                        .filter(day -> !day.isBefore(split.effectiveOn()))
                        .isPresent())
                .toList();
    }

    /** The session in whose count of shares the entry speaks. */
    private Optional<LocalDate> countedOn(LedgerEntry entry, Map<Instant, LocalDate> priceSessions) {
        return switch (entry) {
            case Bought _, Sold _ ->
                Optional.of(Optional.ofNullable(priceSessions.get(entry.effectiveAt()))
                        .orElseGet(() -> sessionAt(entry.effectiveAt())));
            case SharesSplit later -> Optional.of(later.effectiveOn());
            case DividendReceived _, Reversed _, Deposited _, Withdrawn _, FeeCharged _ -> Optional.empty();
        };
    }

    /** For what no order stands behind. */
    private LocalDate sessionAt(Instant moment) {
        TradingCalendar calendar = market.clock().calendar();
        return (market.granularity() == Granularity.INTRADAY
                        ? calendar.latestStarted(moment)
                        : calendar.latestCompleted(moment))
                .date();
    }

    private void book(LockedPortfolio account, Split split, List<LedgerRecord> later) {
        var held = account.position(split.symbol()).quantity();
        var newestFirst = later.reversed().stream().map(LedgerRecord::entry).toList();
        var before = Unwinding.shares(held, newestFirst, _ -> true);
        if (before.isZero()) {
            return;
        }
        if (later.isEmpty()) {
            split(account, split, before, times(before, split.ratio()));
        } else if (covers(account.buyingPower(), newestFirst)) {
            bookAgain(account, split, later, before);
        } else {
            split(account, split, held, recounted(before, split, later));
        }
    }

    private static void bookAgain(LockedPortfolio account, Split split, List<LedgerRecord> later, Quantity before) {
        var why = "Booked again after %s, which became known late".formatted(ActionWords.inWords(split));
        later.reversed()
                .forEach(record -> append(
                        account,
                        new Reversed(
                                account.now(), record.entry().effectiveAt(), record.sequence(), record.entry(), why)));
        split(account, split, before, times(before, split.ratio()));
        later.forEach(record -> append(account, again(account, record.entry())));
    }

    private static LedgerEntry again(LockedPortfolio account, LedgerEntry entry) {
        var now = account.now();
        return switch (entry) {
            case Bought bought ->
                new Bought(
                        now, bought.effectiveAt(), bought.symbol(), bought.quantity(), bought.price(), bought.cost());
            case Sold sold ->
                new Sold(
                        now,
                        sold.effectiveAt(),
                        sold.symbol(),
                        sold.quantity(),
                        sold.price(),
                        sold.proceeds(),
                        account.position(sold.symbol()).costOf(sold.quantity()));
            case SharesSplit later -> {
                var before = account.position(later.symbol()).quantity();
                yield new SharesSplit(
                        now, later.symbol(), later.ratio(), later.effectiveOn(), before, times(before, later.ratio()));
            }
            case DividendReceived _, Reversed _, Deposited _, Withdrawn _, FeeCharged _ ->
                throw new IllegalArgumentException("Not booked again: " + entry);
        };
    }

    /**
     * Whether the cash suffices to take the trades back, the newest first: what the sales brought may have been
     * spent. Then they stay, and the split gives the right number of shares in one entry; only how the gain is
     * divided into realised and not is then as it was known at the time.
     */
    private static boolean covers(Money buyingPower, List<LedgerEntry> newestFirst) {
        var left = buyingPower;
        for (var entry : newestFirst) {
            left = left.minus(entry.cashEffect());
            if (left.isNegative()) {
                return false;
            }
        }
        return true;
    }

    /** The shares there would be, had the split been booked before the later entries. */
    private static Quantity recounted(Quantity before, Split split, List<LedgerRecord> later) {
        var shares = times(before, split.ratio()).shares();
        for (var record : later) {
            shares = switch (record.entry()) {
                case Bought bought -> shares.add(bought.quantity().shares());
                case Sold sold -> shares.subtract(sold.quantity().shares());
                case SharesSplit next ->
                    times(new Quantity(shares), next.ratio()).shares();
                case DividendReceived _, Reversed _, Deposited _, Withdrawn _, FeeCharged _ -> shares;
            };
        }
        return new Quantity(shares);
    }

    private static void split(LockedPortfolio account, Split split, Quantity before, Quantity after) {
        append(
                account,
                new SharesSplit(account.now(), split.symbol(), split.ratio(), split.effectiveOn(), before, after));
    }

    private static void append(LockedPortfolio account, LedgerEntry entry) {
        var _ = account.append(entry);
    }

    /** Fractions stay fractions, down to the ninth decimal. */
    private static Quantity times(Quantity shares, SplitRatio ratio) {
        BigDecimal exact = shares.shares().multiply(ratio.factor());
        return new Quantity(exact.setScale(Quantity.MAX_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
