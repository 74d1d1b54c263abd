package com.papertrade.trading;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.LockedPortfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Reservation;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books a split together with what it does to the orders that wait: twice the shares at half the price is
 * the same order. Where shares or prices cannot be said exactly in the new count, the order ends with that
 * reason, as nobody has asked for a rounded one.
 */
@Service
public class SplitAdjustment {

    private final OrderRows orders;
    private final MarketData marketData;

    SplitAdjustment(OrderRows orders, MarketData marketData) {
        this.orders = orders;
        this.marketData = marketData;
    }

    /**
     * In a portfolio that holds shares.
     *
     * @throws IllegalArgumentException if the split does not find the shares it speaks of
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerRecord apply(LockedPortfolio account, SharesSplit split) {
        var records = new ArrayList<LedgerRecord>();
        apply(account, split.symbol(), split.ratio(), split.effectiveOn(), () -> records.add(account.append(split)));
        return records.getFirst();
    }

    /**
     * In any portfolio: orders that were meant as of a session before the split are adjusted, later ones stay.
     *
     * @param booking what of the split is booked in the ledger, while no order keeps anything of the instrument
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(
            LockedPortfolio account, Symbol symbol, SplitRatio ratio, LocalDate effectiveOn, Runnable booking) {
        var open = released(account, symbol);
        booking.run();
        open.forEach(order -> {
            if (order.countedOn().isBefore(effectiveOn)) {
                adjust(account, order, ratio, effectiveOn);
            } else {
                keepAgain(account, order, ratio);
            }
        });
    }

    /** The portfolios in which orders for the instrument wait. */
    public Set<PortfolioId> portfoliosWaitingFor(Symbol symbol) {
        return orders.findPortfoliosWaitingFor(symbol);
    }

    /**
     * Of which session the price of each trade since was, by the moment it was filled: that session's count of
     * shares is the one it was traded in.
     */
    public Map<Instant, LocalDate> priceSessions(PortfolioId portfolio, Symbol symbol, Instant since) {
        return orders.findPriceSessions(portfolio, symbol, since);
    }

    /** Fewer shares than are kept cannot be held, nor more kept than are held: let go, split, keep again. */
    private List<Order> released(LockedPortfolio account, Symbol symbol) {
        var open = orders.findOpenIn(account.id()).stream()
                .filter(order -> order.symbol().equals(symbol))
                .toList();
        open.forEach(order -> account.release(order.kept().orElseThrow()));
        return open;
    }

    /** Prices from before the split are not to be held against prices from after it. */
    private Instant workingSince(Order order, LocalDate effectiveOn) {
        var effective =
                effectiveOn.atStartOfDay(marketData.clock().calendar().zone()).toInstant();
        return effective.isAfter(order.workingSince()) ? effective : order.workingSince();
    }

    private void adjust(LockedPortfolio account, Order order, SplitRatio ratio, LocalDate effectiveOn) {
        var now = account.now();
        try {
            var kept = kept(order.kept().orElseThrow(), ratio);
            var adjusted = order.adjusted(
                    size(order.size(), ratio),
                    type(order.type(), ratio),
                    kept,
                    workingSince(order, effectiveOn),
                    effectiveOn);
            account.reserve(kept);
            orders.update(adjusted, new OrderEvent(now, OrderEvent.Kind.ADJUSTED, Sentences.adjusted(ratio)));
        } catch (IllegalArgumentException | ArithmeticException inexact) {
            cancel(order, now, Sentences.notExactAfterSplit(ratio));
        }
    }

    /** Of an order that was meant as of the split or later; after a reverse split told late, it may be for more than is held. */
    private void keepAgain(LockedPortfolio account, Order order, SplitRatio ratio) {
        try {
            account.reserve(order.kept().orElseThrow());
        } catch (IllegalArgumentException tooMany) {
            cancel(order, account.now(), Sentences.tooManyAfterSplit(ratio));
        }
    }

    private void cancel(Order order, Instant now, String why) {
        orders.update(order.cancelled(now), new OrderEvent(now, OrderEvent.Kind.CANCELLED, why));
    }

    private static Reservation kept(Reservation before, SplitRatio ratio) {
        return switch (before) {
            case Reservation.OfCash cash -> cash;
            case Reservation.OfShares shares ->
                new Reservation.OfShares(shares.symbol(), atMost(shares.quantity(), ratio));
        };
    }

    /** Of an order by amount it is a margin, and may be a little less. */
    private static Quantity atMost(Quantity quantity, SplitRatio ratio) {
        return new Quantity(
                quantity.shares().multiply(ratio.factor()).setScale(Quantity.MAX_DECIMALS, RoundingMode.DOWN));
    }

    private static OrderSize size(OrderSize before, SplitRatio ratio) {
        return switch (before) {
            case OrderSize.Shares shares -> new OrderSize.Shares(multiplied(shares.quantity(), ratio));
            case OrderSize.Amount amount -> amount;
        };
    }

    private static OrderType type(OrderType before, SplitRatio ratio) {
        return switch (before) {
            case OrderType.Market market -> market;
            case OrderType.Limit limit -> new OrderType.Limit(divided(limit.limit(), ratio));
            case OrderType.Stop stop -> new OrderType.Stop(divided(stop.stop(), ratio));
            case OrderType.StopLimit both ->
                new OrderType.StopLimit(divided(both.stop(), ratio), divided(both.limit(), ratio));
        };
    }

    /** @throws IllegalArgumentException if that is finer than shares are counted */
    private static Quantity multiplied(Quantity quantity, SplitRatio ratio) {
        return new Quantity(quantity.shares().multiply(ratio.factor()));
    }

    /**
     * @throws ArithmeticException if the decimals of that never end
     * @throws IllegalArgumentException if it is finer than a price can be
     */
    private static Price divided(Price price, SplitRatio ratio) {
        return new Price(price.perShare().divide(ratio.factor()), price.currency());
    }
}
