package com.papertrade.portfolio;

/** Who knows what open orders keep: implemented by the module above that has the orders. */
public interface ReservationSource {

    /** Added up order by order, so that it can be compared with what is projected. */
    Reserved reservedIn(PortfolioId portfolio);
}
