package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders of a trader's portfolios; somebody else's answer as if they did not exist. */
@Service
public class Orders {

    private final OrderRows rows;
    private final UnfilledOrderRows unfilled;
    private final Portfolios portfolios;

    Orders(OrderRows rows, UnfilledOrderRows unfilled, Portfolios portfolios) {
        this.rows = rows;
        this.unfilled = unfilled;
        this.portfolios = portfolios;
    }

    /** The order whose fill, or a fee of whose fill, a ledger entry booked. */
    @Transactional(readOnly = true)
    public Optional<Order> filledBy(UserId trader, PortfolioId portfolio, long ledgerSequence) {
        return portfolios.find(trader, portfolio).flatMap(_ -> rows.findFilledBy(portfolio, ledgerSequence));
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(UserId trader, PortfolioId portfolio, OrderId order) {
        return portfolios.find(trader, portfolio).flatMap(_ -> rows.find(portfolio, order));
    }

    /** The latest orders, newest first. */
    @Transactional(readOnly = true)
    public List<Order> latest(UserId trader, PortfolioId portfolio, int limit) {
        return portfolios
                .find(trader, portfolio)
                .map(_ -> rows.findLatest(portfolio, limit))
                .orElse(List.of());
    }

    /** The filled orders of one instrument in all portfolios of the trader, newest first. */
    @Transactional(readOnly = true)
    public List<Order> fillsOf(UserId trader, Symbol symbol, int limit) {
        return rows.findFilled(portfolios.idsOf(trader), symbol, limit);
    }

    /** Those of one instrument that wait in any portfolio of the trader, in the order they were accepted. */
    @Transactional(readOnly = true)
    public List<Order> open(UserId trader, Symbol symbol) {
        return rows.findOpenIn(portfolios.idsOf(trader), symbol);
    }

    /** Those that are not in the ledger, as they wait or have ended unfilled; newest first. */
    @Transactional(readOnly = true)
    public List<Order> unfilled(UserId trader, PortfolioId portfolio, OrderFilter filter, int limit) {
        return portfolios
                .find(trader, portfolio)
                .map(_ -> unfilled.find(portfolio, filter, limit))
                .orElse(List.of());
    }

    /** Those that wait, in the order they were accepted. */
    @Transactional(readOnly = true)
    public List<Order> open(UserId trader, PortfolioId portfolio) {
        return portfolios
                .find(trader, portfolio)
                .map(_ -> rows.findOpenIn(portfolio))
                .orElse(List.of());
    }

    /** What happened to an order, step by step. */
    @Transactional(readOnly = true)
    public List<OrderEvent> history(UserId trader, PortfolioId portfolio, OrderId order) {
        return find(trader, portfolio, order)
                .map(found -> rows.findEventsOf(found.id()))
                .orElse(List.of());
    }
}
