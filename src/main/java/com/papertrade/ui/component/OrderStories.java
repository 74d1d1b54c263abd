package com.papertrade.ui.component;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.trading.Orders;
import com.papertrade.trading.TradingDesk;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Optional;

/** Tells orders, on behalf of the trader whose they are. */
@SpringComponent
public class OrderStories {

    private final Orders orders;
    private final TradingDesk desk;

    public OrderStories(Orders orders, TradingDesk desk) {
        this.orders = orders;
        this.desk = desk;
    }

    /** As it is now; empty where the trader has no such order. */
    public Optional<OrderStory> find(UserId trader, PortfolioId portfolio, OrderId order) {
        return orders.find(trader, portfolio, order).map(found -> of(trader, found));
    }

    public OrderStory of(UserId trader, Order order) {
        var history = orders.history(trader, order.portfolio(), order.id());
        return new OrderStory(order, history, order.isOpen() ? desk.waitsFor(order) : "");
    }
}
