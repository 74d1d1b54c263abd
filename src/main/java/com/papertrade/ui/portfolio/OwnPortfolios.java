package com.papertrade.ui.portfolio;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.EquityPoint;
import com.papertrade.performance.Explanation;
import com.papertrade.performance.Explanations;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.Cancellation;
import com.papertrade.trading.ExecutionPolicy;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.trading.Orders;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.trading.TradingDesk;
import com.papertrade.ui.component.OrderStories;
import com.papertrade.ui.component.OrderStory;
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

    private final UserId trader;
    private final Portfolios portfolios;
    private final TraderScreen screen;
    private final Orders orders;
    private final OrderStories stories;
    private final TradingDesk desk;
    private final TradingAccounts accounts;
    private final MarketData marketData;
    private final EquityHistory history;
    private final Explanations explanations;

    OwnPortfolios(
            CurrentUser currentUser,
            Portfolios portfolios,
            TraderScreen screen,
            Orders orders,
            TradingDesk desk,
            TradingAccounts accounts,
            MarketData marketData,
            EquityHistory history,
            Explanations explanations) {
        this.trader = currentUser.id();
        this.portfolios = portfolios;
        this.screen = screen;
        this.orders = orders;
        this.stories = new OrderStories(orders, desk);
        this.desk = desk;
        this.accounts = accounts;
        this.marketData = marketData;
        this.history = history;
        this.explanations = explanations;
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

    Optional<OrderStory> orderBehind(PortfolioId id, LedgerRecord entry) {
        return orders.filledBy(trader, id, entry.sequence()).map(order -> stories.of(trader, order));
    }

    Optional<OrderStory> story(PortfolioId id, OrderId order) {
        return stories.find(trader, id, order);
    }

    /** Those that wait, in the order they were accepted. */
    List<Order> openOrders(PortfolioId id) {
        return orders.open(trader, id);
    }

    Cancellation cancel(Order order) {
        return desk.cancel(trader, order.portfolio(), order.id());
    }

    TradingAccounts accounts() {
        return accounts;
    }

    ExecutionPolicy policyOf(PortfolioId id) {
        return accounts.termsOf(trader, id).execution();
    }

    /** At every close so far, oldest first. */
    List<EquityPoint> equityHistory(PortfolioId id) {
        return history.of(trader, id, LocalDate.EPOCH);
    }

    Explanations explanations() {
        return explanations;
    }

    Optional<Explanation> averageCost(PortfolioId id, Symbol symbol) {
        return explanations.averageCost(trader, id, symbol);
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
