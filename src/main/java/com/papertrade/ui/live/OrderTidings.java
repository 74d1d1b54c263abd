package com.papertrade.ui.live;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.trading.OrderStatus;
import com.papertrade.ui.component.OrderWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a trader is told when an order that waited has ended by itself: once, however often it is heard of. */
class OrderTidings {

    /** Several instances may have looked at an order at the same time, hardly at more of them. */
    private static final int REMEMBERED = 200;

    private static final Set<OrderStatus> TOLD = Set.of(OrderStatus.FILLED, OrderStatus.REJECTED, OrderStatus.EXPIRED);

    private final Set<OrderId> told = new LinkedHashSet<>();

    synchronized boolean isNew(Order order) {
        if (!TOLD.contains(order.status()) || !told.add(order.id())) {
            return false;
        }
        if (told.size() > REMEMBERED) {
            told.remove(told.iterator().next());
        }
        return true;
    }

    /** {@code Long game. Filled: bought 10 QUIL at $236.80.} */
    static String sentence(Order order, List<PortfolioValuation> owned) {
        return owned.stream()
                .map(PortfolioValuation::portfolio)
                .filter(portfolio -> portfolio.id().equals(order.portfolio()))
                .map(Portfolio::name)
                .findFirst()
                .map(name -> "%s. %s".formatted(name, OrderWords.end(order)))
                .orElseGet(() -> OrderWords.end(order));
    }
}
