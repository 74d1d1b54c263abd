package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders of a trader's portfolios; somebody else's answer as if they did not exist. */
@Service
public class Orders {

    private final OrderRows rows;
    private final Portfolios portfolios;

    Orders(OrderRows rows, Portfolios portfolios) {
        this.rows = rows;
        this.portfolios = portfolios;
    }

    /** The order whose fill a ledger entry booked. */
    @Transactional(readOnly = true)
    public Optional<Order> filledBy(UserId trader, PortfolioId portfolio, long ledgerSequence) {
        return portfolios
                .find(trader, portfolio)
                .flatMap(_ -> rows.findByPortfolioIdAndLedgerSequence(portfolio.value(), ledgerSequence))
                .map(OrderRow::toOrder);
    }

    /** The latest orders, newest first. */
    @Transactional(readOnly = true)
    public List<Order> latest(UserId trader, PortfolioId portfolio, int limit) {
        return portfolios
                .find(trader, portfolio)
                .map(_ -> rows.findByPortfolioIdOrderByAcceptedAtDescIdDesc(portfolio.value(), Limit.of(limit)))
                .orElse(List.of())
                .stream()
                .map(OrderRow::toOrder)
                .toList();
    }
}
