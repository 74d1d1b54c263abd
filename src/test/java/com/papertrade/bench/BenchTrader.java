package com.papertrade.bench;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Side;
import com.papertrade.trading.TradingDesk;

/** Somebody whose orders are all filled: the one place of this benchmark that says what an order is. */
record BenchTrader(UserId id, Portfolios portfolios, TradingDesk desk) {

    /** With as much cash as one deposit may bring. */
    PortfolioId open(String name) {
        return portfolios
                .open(id, new PortfolioName(name), Portfolios.MAX_DEPOSIT)
                .id();
    }

    void place(PortfolioId portfolio, Side side, Symbol symbol, long shares) {
        var outcome = desk.place(
                id, OrderTicket.market(ClientOrderId.random(), portfolio, side, symbol, Quantity.of(shares)));
        if (!(outcome instanceof Filled)) {
            throw new IllegalStateException("Not filled: " + outcome);
        }
    }
}
