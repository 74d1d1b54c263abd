package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
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

    @Override
    public boolean hasOpenOrders(PortfolioId portfolio, Symbol symbol) {
        return orders.findOpenIn(portfolio).stream()
                .anyMatch(order -> order.symbol().equals(symbol));
    }
}
