package com.papertrade.ui.portfolio;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.marketdata.MarketData;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderStatus;
import com.papertrade.trading.Orders;
import com.papertrade.ui.live.TraderScreen;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What one screen's trader owns: asks the services on that trader's behalf, and on nobody else's. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class OwnPortfolios {

    private static final int ORDERS_LOOKED_THROUGH = 200;

    private final UserId trader;
    private final Portfolios portfolios;
    private final TraderScreen screen;
    private final Orders orders;
    private final MarketData marketData;

    OwnPortfolios(
            CurrentUser currentUser, Portfolios portfolios, TraderScreen screen, Orders orders, MarketData marketData) {
        this.trader = currentUser.id();
        this.portfolios = portfolios;
        this.screen = screen;
        this.orders = orders;
        this.marketData = marketData;
    }

    Portfolios portfolios() {
        return portfolios;
    }

    Optional<PortfolioValuation> valuationOf(PortfolioId id) {
        return in(screen.owned(), id);
    }

    static Optional<PortfolioValuation> in(List<PortfolioValuation> owned, PortfolioId id) {
        return owned.stream()
                .filter(valuation -> valuation.portfolio().id().equals(id))
                .findFirst();
    }

    TraderScreen screen() {
        return screen;
    }

    List<LedgerRecord> entries(PortfolioId id, int offset, int limit) {
        return portfolios.entries(trader, id, offset, limit);
    }

    int entryCount(PortfolioId id) {
        return portfolios.entryCount(trader, id);
    }

    Optional<Order> orderBehind(PortfolioId id, LedgerRecord entry) {
        return orders.filledBy(trader, id, entry.sequence());
    }

    /** Those among the latest orders that were refused. */
    List<Order> rejected(PortfolioId id) {
        return orders.latest(trader, id, ORDERS_LOOKED_THROUGH).stream()
                .filter(order -> order.status() == OrderStatus.REJECTED)
                .toList();
    }

    /** Where the exchange stands, whose time all screens show. */
    ZoneId zone() {
        return marketData.clock().calendar().zone();
    }

    LocalDate today() {
        return marketData.clock().date();
    }

    Instant now() {
        return marketData.clock().now();
    }
}
