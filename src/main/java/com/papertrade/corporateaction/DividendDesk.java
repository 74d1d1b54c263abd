package com.papertrade.corporateaction;

import com.papertrade.corporateaction.CorporateAction.CashDividend;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Entitlements.Entitlement;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.LedgerRestated;
import com.papertrade.portfolio.LockedPortfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Receivable;
import com.papertrade.portfolio.Unwinding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what each portfolio is entitled to of a dividend, and pays it, once. Entitled is who held at the
 * close before the ex-date: what was bought later is too late, what was sold later does not matter.
 */
@Component
class DividendDesk {

    private final Portfolios portfolios;
    private final MarketData market;
    private final ApplicationEventPublisher events;

    DividendDesk(Portfolios portfolios, MarketData market, ApplicationEventPublisher events) {
        this.portfolios = portfolios;
        this.market = market;
        this.events = events;
    }

    /** Notes it, or puts right what was noted. Doing it again changes nothing. */
    @Transactional
    void entitle(PortfolioId id, CashDividend dividend) {
        portfolios.lock(id).ifPresent(account -> entitle(account, dividend));
    }

    /** Pays what is owed, unless it was paid meanwhile. */
    @Transactional
    void pay(PortfolioId id, Symbol symbol, LocalDate exDate) {
        portfolios
                .lock(id)
                .ifPresent(account -> account.entitlement(symbol, exDate)
                        .filter(owed -> owed.paidSequence().isEmpty())
                        .map(Entitlement::receivable)
                        .filter(owed -> owed.amount().isPositive())
                        .ifPresent(account::pay));
    }

    /** After a split that became known late: the shares that dividends since were reckoned with were counted wrongly. */
    @Transactional(propagation = Propagation.MANDATORY)
    void correctFrom(LockedPortfolio account, Symbol symbol, LocalDate exDate) {
        account.entitlementsFrom(symbol, exDate).stream()
                .map(Entitlement::receivable)
                .forEach(noted ->
                        entitle(account, new CashDividend(symbol, noted.exDate(), noted.payDate(), noted.rate())));
    }

    private void entitle(LockedPortfolio account, CashDividend dividend) {
        var noted = account.entitlement(dividend.symbol(), dividend.exDate());
        var owed = owed(account, dividend);
        if (owed.map(DividendDesk::essence)
                .equals(noted.map(Entitlement::receivable).map(DividendDesk::essence))) {
            return;
        }
        if (noted.flatMap(Entitlement::paidSequence).isPresent()) {
            payAnew(account, noted.get(), owed);
        } else if (owed.isPresent()) {
            account.entitle(owed.get());
        } else {
            account.disentitle(dividend.symbol(), dividend.exDate());
        }
        events.publishEvent(new LedgerRestated(account.id(), dividend.exDate()));
    }

    /** A day of payment that became known after it was paid changes nothing. */
    private record Essence(Quantity held, BigDecimal rate) {}

    private static Essence essence(Receivable receivable) {
        return new Essence(receivable.held(), receivable.rate().perShare());
    }

    private Optional<Receivable> owed(LockedPortfolio account, CashDividend dividend) {
        var held = heldBefore(account, dividend.symbol(), dividend.exDate());
        return held.isZero()
                ? Optional.empty()
                : Optional.of(Receivable.of(
                        dividend.symbol(), dividend.exDate(), dividend.payDate(), held, dividend.perShare()));
    }

    /** The right amount first, so that taking back the wrong one finds the cash. */
    private static void payAnew(LockedPortfolio account, Entitlement paid, Optional<Receivable> owed) {
        var wrong = account.entry(paid.paidSequence().orElseThrow());
        owed.filter(right -> right.amount().isPositive())
                .ifPresentOrElse(
                        account::pay,
                        () -> account.disentitle(
                                paid.receivable().symbol(), paid.receivable().exDate()));
        var _ = account.append(new Reversed(
                account.now(), wrong.sequence(), wrong.entry(), "Paid on another number of shares or at another rate"));
    }

    /** Shares at the close before the ex-date, as they are counted on the ex-date. */
    private Quantity heldBefore(LockedPortfolio account, Symbol symbol, LocalDate exDate) {
        var before = market.clock().calendar().lastBefore(exDate);
        var since = account.entriesSince(symbol, before.close());
        var held = Unwinding.shares(
                account.position(symbol).quantity(),
                since.reversed().stream().map(LedgerRecord::entry).toList(),
                entry -> isAfter(entry, before.close(), before.date()));
        for (var ratio : splitsBetween(since, before.date(), exDate)) {
            held = new Quantity(
                    held.shares().multiply(ratio.factor()).setScale(Quantity.MAX_DECIMALS, RoundingMode.HALF_EVEN));
        }
        return held;
    }

    private static boolean isAfter(LedgerEntry entry, Instant close, LocalDate session) {
        return splitDay(entry)
                .map(day -> day.isAfter(session))
                .orElseGet(() -> entry.effectiveAt().isAfter(close));
    }

    private static Optional<LocalDate> splitDay(LedgerEntry entry) {
        return switch (entry) {
            case SharesSplit split -> Optional.of(split.effectiveOn());
            case Reversed reversed -> splitDay(reversed.original());
            default -> Optional.empty();
        };
    }

    private static List<SplitRatio> splitsBetween(List<LedgerRecord> since, LocalDate before, LocalDate exDate) {
        return LedgerRecord.standing(since).stream()
                .map(LedgerRecord::entry)
                .filter(SharesSplit.class::isInstance)
                .map(SharesSplit.class::cast)
                .filter(split -> split.effectiveOn().isAfter(before)
                        && !split.effectiveOn().isAfter(exDate))
                .map(SharesSplit::ratio)
                .toList();
    }
}
