package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Holding;
import com.papertrade.portfolio.LedgerDifference;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.OrderOutcome.Accepted;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderOutcome.Rejected;
import java.util.List;
import java.util.Optional;

/** Somebody with $10,000 who trades IBM, in the words of a test. */
class Trader {

    static final Symbol IBM = new Symbol("IBM");

    private final TradingDesk desk;
    private final Orders orders;
    private final OrderRows rows;
    private final TradingAccounts accounts;
    private final Portfolios portfolios;
    private final LedgerVerification verification;
    private final TestTraders traders;
    private final Instruments instruments;

    UserId id;
    PortfolioId portfolio;

    Trader(
            TradingDesk desk,
            Orders orders,
            OrderRows rows,
            TradingAccounts accounts,
            Portfolios portfolios,
            LedgerVerification verification,
            TestTraders traders,
            Instruments instruments) {
        this.desk = desk;
        this.orders = orders;
        this.rows = rows;
        this.accounts = accounts;
        this.portfolios = portfolios;
        this.verification = verification;
        this.traders = traders;
        this.instruments = instruments;
    }

    void opensAccount(TradingTerms terms) {
        instruments.saveUnknown(List.of(
                new Instrument(IBM, "International Business Machines", "NYSE", InstrumentType.STOCK, "USD", true)));
        id = traders.signedUp("Maya");
        portfolio = accounts.open(id, new PortfolioName("Long game"), usd("10000"), terms)
                .id();
    }

    OrderTicket ticket(Side side, String shares, OrderType type) {
        return ticket(side, new OrderSize.Shares(Quantity.of(shares)), type, TimeInForce.DAY);
    }

    OrderTicket ticket(Side side, OrderSize size, OrderType type, TimeInForce timeInForce) {
        return new OrderTicket(ClientOrderId.random(), portfolio, side, IBM, size, type, timeInForce);
    }

    OrderOutcome places(OrderTicket ticket) {
        return desk.place(id, ticket);
    }

    Fill fills(OrderTicket ticket) {
        var outcome = places(ticket);
        assertThat(outcome).isInstanceOf(Filled.class);
        return ((Filled) outcome).fill();
    }

    Order waits(OrderTicket ticket) {
        var outcome = places(ticket);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).order();
    }

    Rejection isRefused(OrderTicket ticket) {
        return rejection(places(ticket));
    }

    static Rejection rejection(OrderOutcome outcome) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        return ((Rejected) outcome).rejection();
    }

    OrderOutcome replaces(Order order, OrderTicket by) {
        return desk.replace(id, order.id(), by);
    }

    Cancellation cancels(Order order) {
        return desk.cancel(id, portfolio, order.id());
    }

    void buysAtTheMarket(String shares) {
        var _ = fills(ticket(Side.BUY, shares, OrderType.MARKET));
    }

    Order now(Order order) {
        return orders.find(id, portfolio, order.id()).orElseThrow();
    }

    Fill fillOf(Order order) {
        Optional<Fill> fill = now(order).fill();
        assertThat(fill).isPresent();
        return fill.get();
    }

    List<OrderEvent.Kind> lifeOf(Order order) {
        return orders.history(id, portfolio, order.id()).stream()
                .map(OrderEvent::kind)
                .toList();
    }

    String storyOf(Order order) {
        return orders.history(id, portfolio, order.id()).toString();
    }

    /** Though its portfolio is deleted. */
    List<OrderEvent.Kind> eventsEver(Order order) {
        return rows.findEventsOf(order.id()).stream().map(OrderEvent::kind).toList();
    }

    Portfolio account() {
        return portfolios.find(id, portfolio).orElseThrow();
    }

    Holding holding() {
        return portfolios.holding(id, portfolio, IBM);
    }

    List<LedgerDifference> ledgerDifferences() {
        return verification.verify(portfolio);
    }

    static OrderType limit(String price) {
        return new OrderType.Limit(Price.usd(price));
    }

    static OrderType stop(String price) {
        return new OrderType.Stop(Price.usd(price));
    }

    static OrderType stopLimit(String stop, String limit) {
        return new OrderType.StopLimit(Price.usd(stop), Price.usd(limit));
    }
}
