package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;

/** A market order as the trader filled it in, before anything was checked against the market. */
public record OrderTicket(
        ClientOrderId clientOrderId, PortfolioId portfolio, Side side, Symbol symbol, Quantity quantity) {

    /** @throws IllegalArgumentException if it is for no shares at all */
    public OrderTicket {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("An order is for at least some shares");
        }
    }
}
