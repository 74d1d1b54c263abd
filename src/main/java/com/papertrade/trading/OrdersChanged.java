package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;

/**
 * An order that waited was filled, triggered, rejected, or has expired, without its trader doing anything.
 *
 * @param order as it is since
 */
public record OrdersChanged(UserId trader, Order order) {

    public PortfolioId portfolio() {
        return order.portfolio();
    }
}
