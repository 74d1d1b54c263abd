package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LockedPortfolio;
import com.papertrade.portfolio.PortfolioDeleted;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.Cancellation.Cancelled;
import com.papertrade.trading.Cancellation.NoSuchOrder;
import com.papertrade.trading.Cancellation.TooLate;
import com.papertrade.trading.Judgement.Fills;
import com.papertrade.trading.Judgement.Triggers;
import com.papertrade.trading.Judgement.Waits;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends orders that wait: each in one short transaction under its portfolio's lock, where the order is read
 * again, so that however many instances try, it is filled, cancelled or expired exactly once.
 */
@Service
class Execution {

    private final Portfolios portfolios;
    private final OrderRows orders;

    Execution(Portfolios portfolios, OrderRows orders) {
        this.portfolios = portfolios;
        this.orders = orders;
    }

    /** What an observation means for an order, if it was made while the order waited. */
    static Judgement judge(Order order, Observation seen) {
        var inTime = order.expiresAt().map(end -> !seen.until().isAfter(end)).orElse(true);
        return inTime
                ? seen.after(order.workingSince())
                        .map(part -> FillRules.judge(
                                order.side(), order.type(), order.triggeredAt().isPresent(), part))
                        .orElseGet(Waits::new)
                : new Waits();
    }

    /**
     * Lets an order that waits meet an observation.
     *
     * @return the order as it is then; empty if it, or its portfolio, is gone
     */
    @Transactional
    Optional<Met> meet(Order waiting, Observation seen) {
        return portfolios
                .lock(waiting.portfolio())
                .flatMap(account -> orders.find(account.id(), waiting.id())
                        .map(order -> new Met(account.owner(), order.isOpen() ? meet(account, order, seen) : order)));
    }

    /** @param trader whose order it is */
    record Met(UserId trader, Order order) {}

    private Order meet(LockedPortfolio account, Order order, Observation seen) {
        return switch (judge(order, seen)) {
            case Waits _ -> order;
            case Triggers _ -> trigger(account, order, seen);
            case Fills fills -> fill(account, order, seen, fills);
        };
    }

    private Order trigger(LockedPortfolio account, Order order, Observation seen) {
        return changed(
                order.triggered(seen.until()),
                new OrderEvent(account.now(), OrderEvent.Kind.TRIGGERED, Sentences.triggered(order, seen)));
    }

    private Order fill(LockedPortfolio account, Order order, Observation seen, Fills fills) {
        var deal = deal(account, order, fills);
        return OrderPolicy.firstRejectionOf(deal)
                .map(rejection -> reject(account, order, rejection))
                .orElseGet(() -> {
                    var fill = Settlement.book(account, deal, order.kept(), seen, fills.rule());
                    var filled = order.filled(fill);
                    return changed(
                            filled,
                            new OrderEvent(fill.filledAt(), OrderEvent.Kind.FILLED, Sentences.filled(filled, fill)));
                });
    }

    /** What the order has kept is its own to spend. */
    private static Deal deal(LockedPortfolio account, Order order, Fills fills) {
        var quantity = order.size().at(fills.price());
        var holding = account.holding(order.symbol());
        return new Deal(
                order.side(),
                quantity,
                fills.price(),
                order.terms().feesOf(order.type(), quantity),
                account.cash(),
                account.buyingPower().plus(order.keptCash().orElse(Money.ZERO_USD)),
                holding.position(),
                holding.available().plus(order.keptShares().orElse(Quantity.ZERO)));
    }

    private Order reject(LockedPortfolio account, Order order, Rejection rejection) {
        var now = account.now();
        account.release(order.kept().orElseThrow());
        return changed(
                order.rejected(rejection, now), new OrderEvent(now, OrderEvent.Kind.REJECTED, rejection.sentence()));
    }

    @Transactional
    Cancellation cancel(UserId trader, PortfolioId portfolio, OrderId id) {
        return portfolios
                .lock(trader, portfolio)
                .flatMap(account -> orders.find(portfolio, id).map(order -> cancel(account, order)))
                .orElseGet(NoSuchOrder::new);
    }

    private Cancellation cancel(LockedPortfolio account, Order order) {
        return order.isOpen() ? new Cancelled(cancel(account, order, Sentences.cancelled())) : new TooLate(order);
    }

    private Order cancel(LockedPortfolio account, Order order, String why) {
        var now = account.now();
        account.release(order.kept().orElseThrow());
        return changed(order.cancelled(now), new OrderEvent(now, OrderEvent.Kind.CANCELLED, why));
    }

    /** Ends an order whose instrument nobody trades any more. */
    @Transactional
    Optional<Met> cancelAsDelisted(Order waiting) {
        return portfolios
                .lock(waiting.portfolio())
                .flatMap(account -> orders.find(account.id(), waiting.id())
                        .filter(Order::isOpen)
                        .map(order -> new Met(
                                account.owner(),
                                cancel(account, order, Sentences.cancelledAsDelisted(order.symbol())))));
    }

    /** Ends a day order whose session is over. */
    @Transactional
    Optional<Met> expire(Order waiting) {
        return portfolios
                .lock(waiting.portfolio())
                .flatMap(account -> orders.find(account.id(), waiting.id())
                        .filter(Order::isOpen)
                        .map(order -> new Met(account.owner(), expire(account, order))));
    }

    private Order expire(LockedPortfolio account, Order order) {
        var now = account.now();
        account.release(order.kept().orElseThrow());
        return changed(order.expired(now), new OrderEvent(now, OrderEvent.Kind.EXPIRED, Sentences.expired()));
    }

    /** In the transaction that deletes the portfolio. */
    @EventListener
    void cancelAll(PortfolioDeleted deleted) {
        portfolios
                .lock(deleted.portfolio())
                .ifPresent(account -> orders.findOpenIn(deleted.portfolio())
                        .forEach(order -> cancel(account, order, Sentences.cancelledWithPortfolio())));
    }

    private Order changed(Order order, OrderEvent event) {
        orders.update(order, event);
        return order;
    }
}
