package com.papertrade.ui.component;

import com.papertrade.trading.Order;
import com.papertrade.trading.OrderEvent;
import java.util.List;

/**
 * All that can be told of an order.
 *
 * @param history what happened to it, step by step
 * @param waitsFor what it waits for and how long, while it is open
 */
public record OrderStory(Order order, List<OrderEvent> history, String waitsFor) {

    public OrderStory {
        history = List.copyOf(history);
    }
}
