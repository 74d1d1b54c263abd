package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.marketdata.MarketData;
import com.papertrade.portfolio.LockedPortfolio;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Reservation;
import com.papertrade.trading.Assessment.FillsNow;
import com.papertrade.trading.Assessment.Refused;
import com.papertrade.trading.Assessment.Waits;
import com.papertrade.trading.OrderOutcome.Accepted;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderOutcome.Rejected;
import com.papertrade.trading.OrderRows.Known;
import com.papertrade.trading.OrderRows.Standing;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns a ticket and a price into an order, in one short transaction under the portfolio's lock: the
 * price was fetched before, and nothing in here waits for the network.
 */
@Service
class OrderEntry {

    /** Enough for any strategy of a person; a program that goes wrong is stopped by it. */
    static final int MOST_OPEN_ORDERS = 1_000;

    private final Portfolios portfolios;
    private final OrderRows orders;
    private final MarketData marketData;

    OrderEntry(Portfolios portfolios, OrderRows orders, MarketData marketData) {
        this.portfolios = portfolios;
        this.orders = orders;
        this.marketData = marketData;
    }

    /** What has become of the ticket that was sent before; empty if it never was, and may be placed. */
    Optional<OrderOutcome> earlierOutcomeOf(UserId trader, OrderTicket ticket, Optional<OrderId> replaced) {
        return portfolios.find(trader, ticket.portfolio()).isEmpty()
                ? Optional.of(rejected(RejectionReason.NO_SUCH_PORTFOLIO, Sentences.noSuchPortfolio()))
                : earlierOutcomeOf(ticket, replaced);
    }

    private Optional<OrderOutcome> earlierOutcomeOf(OrderTicket ticket, Optional<OrderId> replaced) {
        return orders.find(ticket.portfolio(), ticket.clientOrderId())
                .map(known -> outcomeAgain(known, ticket, replaced));
    }

    /**
     * Fills the order whole, lets it wait, or rejects it; order, ledger entries and projections are one
     * transaction.
     *
     * @param replaced the open order whose place it takes, if it is accepted
     */
    @Transactional
    OrderOutcome enter(UserId trader, OrderTicket ticket, KnownPrice price, Optional<OrderId> replaced) {
        var account = portfolios.lock(trader, ticket.portfolio());
        if (account.isEmpty()) {
            return rejected(RejectionReason.NO_SUCH_PORTFOLIO, Sentences.noSuchPortfolio());
        }
        // Only under the lock is it certain that no second copy of this ticket is on its way.
        var standing = orders.standing(ticket.portfolio(), ticket.clientOrderId());
        if (standing.known()) {
            return earlierOutcomeOf(ticket, replaced).orElseThrow();
        }
        return replaced.map(id -> replace(account.get(), id, ticket, price, standing))
                .orElseGet(() -> enter(account.get(), ticket, price, standing, Optional.empty()));
    }

    private OrderOutcome replace(
            LockedPortfolio account, OrderId id, OrderTicket ticket, KnownPrice price, Standing standing) {
        var old = orders.find(account.id(), id);
        if (old.isEmpty()) {
            return rejected(RejectionReason.NO_SUCH_ORDER, Sentences.noSuchOrder());
        }
        if (!old.get().isOpen()) {
            return rejected(RejectionReason.ORDER_NOT_OPEN, Sentences.notOpen(old.get()));
        }
        if (old.get().side() != ticket.side() || !old.get().symbol().equals(ticket.symbol())) {
            return rejected(RejectionReason.REPLACEMENT_DIFFERS, Sentences.replacementDiffers(old.get()));
        }
        return enterInstead(account, old.get(), ticket, price, standing);
    }

    /** What the old order keeps is there for the new one; if that is rejected, the old one stays as it was. */
    private OrderOutcome enterInstead(
            LockedPortfolio account, Order old, OrderTicket ticket, KnownPrice price, Standing standing) {
        Reservation kept = old.kept().orElseThrow();
        account.release(kept);
        var outcome = enter(account, ticket, price, standing, Optional.of(old.id()));
        if (outcome instanceof Rejected) {
            account.reserve(kept);
        } else {
            orders.update(
                    old.cancelled(account.now()),
                    new OrderEvent(
                            account.now(), OrderEvent.Kind.REPLACED, Sentences.replaced(ticket.clientOrderId())));
        }
        return outcome;
    }

    private OrderOutcome enter(
            LockedPortfolio account,
            OrderTicket ticket,
            KnownPrice price,
            Standing standing,
            Optional<OrderId> replaces) {
        var assessment = new Assessor(
                        ticket,
                        standing.terms(),
                        account.cash(),
                        account.buyingPower(),
                        account.holding(ticket.symbol()),
                        price.asOf(marketData.clock()))
                .assess();
        var accepted = accepted(account.now(), ticket, standing.terms(), replaces);
        return switch (assessment) {
            case FillsNow fills -> fill(account, ticket, accepted, fills);
            case Waits waits -> rest(account, ticket, accepted, waits);
            case Refused refused -> reject(ticket, accepted, refused);
        };
    }

    private Filled fill(LockedPortfolio account, OrderTicket ticket, Order accepted, FillsNow fills) {
        var fill =
                Settlement.book(account, fills.deal(), Optional.empty(), fills.seen(), FillRule.INSTANT_LATEST_PRICE);
        var filled = accepted.filled(fill);
        orders.insert(
                filled,
                ticket.inWords(),
                new OrderEvent(
                        fill.filledAt(),
                        OrderEvent.Kind.FILLED,
                        "%s %s".formatted(Sentences.accepted(ticket), Sentences.filled(filled, fill))));
        return new Filled(filled, fill);
    }

    private OrderOutcome rest(LockedPortfolio account, OrderTicket ticket, Order accepted, Waits waits) {
        // One that is replaced makes room for it.
        if (accepted.replaces().isEmpty() && orders.countOpenIn(account.id()) >= MOST_OPEN_ORDERS) {
            return rejected(RejectionReason.TOO_MANY_OPEN_ORDERS, Sentences.tooManyOpenOrders(MOST_OPEN_ORDERS));
        }
        var order = accepted.waiting(waits.size(), waits.kept());
        account.reserve(waits.kept());
        var words = new WaitingWords(marketData.clock()).of(order);
        orders.insert(
                order,
                ticket.inWords(),
                new OrderEvent(
                        order.acceptedAt(),
                        OrderEvent.Kind.ACCEPTED,
                        "%s %s %s".formatted(Sentences.accepted(ticket), Sentences.keeps(waits.kept()), words)));
        return new Accepted(order);
    }

    private Rejected reject(OrderTicket ticket, Order accepted, Refused refused) {
        // One that would take another's place leaves that as it was, and no trace.
        if (refused.remembered() && accepted.replaces().isEmpty()) {
            var rejected = accepted.rejected(refused.rejection(), accepted.acceptedAt());
            orders.insert(
                    rejected,
                    ticket.inWords(),
                    new OrderEvent(
                            accepted.acceptedAt(),
                            OrderEvent.Kind.REJECTED,
                            refused.rejection().sentence()));
        }
        return new Rejected(refused.rejection());
    }

    /** The order as it is when its life begins; what comes of it at once is written with it. */
    private Order accepted(Instant now, OrderTicket ticket, TradingTerms terms, Optional<OrderId> replaces) {
        return new Order(
                OrderId.random(),
                ticket.clientOrderId(),
                ticket.portfolio(),
                ticket.side(),
                ticket.symbol(),
                ticket.size(),
                ticket.type(),
                ticket.timeInForce(),
                terms,
                now,
                ticket.timeInForce().expiryOf(now, marketData.clock().calendar()),
                now,
                marketData.today().date(),
                Optional.empty(),
                OrderStatus.OPEN,
                Optional.empty(),
                Optional.empty(),
                replaces,
                Optional.empty(),
                Optional.empty());
    }

    private static OrderOutcome outcomeAgain(Known known, OrderTicket ticket, Optional<OrderId> replaced) {
        if (!known.ticket().equals(ticket.inWords())
                || !known.order().replaces().equals(replaced)) {
            return rejected(
                    RejectionReason.CLIENT_ORDER_ID_REUSED, Sentences.clientOrderIdReused(ticket.clientOrderId()));
        }
        var order = known.order();
        return switch (order.status()) {
            case FILLED -> new Filled(order, order.fill().orElseThrow());
            case REJECTED -> new Rejected(order.rejection().orElseThrow());
            case OPEN, CANCELLED, EXPIRED -> new Accepted(order);
        };
    }

    private static Rejected rejected(RejectionReason reason, String sentence) {
        return new Rejected(new Rejection(reason, sentence));
    }
}
