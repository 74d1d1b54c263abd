package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.LockedPortfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderOutcome.Rejected;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns a ticket and a price into an order, in one short transaction under the portfolio's lock: the
 * price was fetched before, and nothing in here waits for the network.
 */
@Service
class Execution {

    private final Portfolios portfolios;
    private final OrderRows orders;

    Execution(Portfolios portfolios, OrderRows orders) {
        this.portfolios = portfolios;
        this.orders = orders;
    }

    /** What became of the ticket the first time it was sent, empty if it never was. */
    @Transactional(readOnly = true)
    Optional<OrderOutcome> earlierOutcomeOf(OrderTicket ticket) {
        return orders.findByPortfolioIdAndClientOrderId(
                        ticket.portfolio().value(), ticket.clientOrderId().value())
                .map(OrderRow::toOrder)
                .map(order -> outcomeAgain(order, ticket));
    }

    /** Fills the order whole or rejects it; order, ledger entry and projections are one transaction. */
    @Transactional
    OrderOutcome execute(UserId trader, OrderTicket ticket, Quote quote) {
        var account = portfolios.lock(trader, ticket.portfolio());
        if (account.isEmpty()) {
            return new Rejected(new Rejection(RejectionReason.NO_SUCH_PORTFOLIO, Sentences.noSuchPortfolio()));
        }
        // Only under the lock is it certain that no second copy of this ticket is on its way.
        return earlierOutcomeOf(ticket).orElseGet(() -> decide(account.get(), ticket, quote));
    }

    private OrderOutcome decide(LockedPortfolio account, OrderTicket ticket, Quote quote) {
        var deal = new Deal(ticket.side(), ticket.quantity(), quote, account.cash(), account.position(ticket.symbol()));
        return OrderPolicy.firstRejectionOf(deal)
                .<OrderOutcome>map(rejection -> reject(account, ticket, rejection))
                .orElseGet(() -> fill(account, ticket, deal));
    }

    private Filled fill(LockedPortfolio account, OrderTicket ticket, Deal deal) {
        var now = account.now();
        var record = account.append(entryOf(ticket, deal, now));
        var fill = fillOf(deal, record, now);
        var order = store(order(ticket, account.id(), now, OrderStatus.FILLED, Optional.of(fill), Optional.empty()));
        return new Filled(order, fill);
    }

    private Rejected reject(LockedPortfolio account, OrderTicket ticket, Rejection rejection) {
        var _ = store(order(
                ticket, account.id(), account.now(), OrderStatus.REJECTED, Optional.empty(), Optional.of(rejection)));
        return new Rejected(rejection);
    }

    private static LedgerEntry entryOf(OrderTicket ticket, Deal deal, Instant now) {
        var price = deal.quote().last();
        return switch (ticket.side()) {
            case BUY -> new Bought(now, ticket.symbol(), ticket.quantity(), price, deal.amount());
            case SELL ->
                new Sold(
                        now,
                        ticket.symbol(),
                        ticket.quantity(),
                        price,
                        deal.amount(),
                        deal.held().costOf(ticket.quantity()));
        };
    }

    private static Fill fillOf(Deal deal, LedgerRecord record, Instant now) {
        var quote = deal.quote();
        return new Fill(
                now,
                quote.last(),
                deal.quantity(),
                deal.amount(),
                Money.ZERO_USD,
                record.cashAfter(),
                quote.source(),
                quote.observedAt(),
                quote.session(),
                FillRule.INSTANT_LATEST_PRICE,
                record.sequence());
    }

    private static Order order(
            OrderTicket ticket,
            PortfolioId portfolio,
            Instant now,
            OrderStatus status,
            Optional<Fill> fill,
            Optional<Rejection> rejection) {
        return new Order(
                UUID.randomUUID(),
                ticket.clientOrderId(),
                portfolio,
                ticket.side(),
                ticket.symbol(),
                ticket.quantity(),
                now,
                status,
                fill,
                rejection);
    }

    private Order store(Order order) {
        return orders.save(new OrderRow(order)).toOrder();
    }

    private static OrderOutcome outcomeAgain(Order order, OrderTicket ticket) {
        if (!isOrderOf(ticket, order)) {
            return new Rejected(new Rejection(
                    RejectionReason.CLIENT_ORDER_ID_REUSED, Sentences.clientOrderIdReused(ticket.clientOrderId())));
        }
        return order.fill()
                .<OrderOutcome>map(fill -> new Filled(order, fill))
                .orElseGet(() -> new Rejected(order.rejection().orElseThrow()));
    }

    private static boolean isOrderOf(OrderTicket ticket, Order order) {
        return order.side() == ticket.side()
                && order.symbol().equals(ticket.symbol())
                && order.quantity().equals(ticket.quantity());
    }
}
