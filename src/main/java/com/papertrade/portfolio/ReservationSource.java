package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;

/** Who knows what open orders keep: implemented by the module above that has the orders. */
public interface ReservationSource {

    /** Added up order by order, so that it can be compared with what is projected. */
    Reserved reservedIn(PortfolioId portfolio);

    /** Whether an order for it waits, which may keep cash alone. */
    boolean hasOpenOrders(PortfolioId portfolio, Symbol symbol);
}
