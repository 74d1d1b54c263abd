package com.papertrade.trading;

import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.ReservationSource;
import com.papertrade.portfolio.Reserved;
import org.springframework.stereotype.Component;

/** What open orders keep, for the verification of the ledger's projections. */
@Component
record OpenOrderReservations(OrderRows orders) implements ReservationSource {

    @Override
    public Reserved reservedIn(PortfolioId portfolio) {
        return orders.reservedIn(portfolio);
    }
}
