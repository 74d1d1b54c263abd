package com.papertrade.ui.live;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.trading.OrderStatus;
import com.papertrade.ui.component.OrderWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a trader is told when orders that waited have ended by themselves: each once, however often it is
 * heard of, and many at once in one sentence.
 */
class OrderTidings {

    /** Several instances may have looked at an order at the same time, hardly at more of them. */
    private static final int REMEMBERED = 200;

    private static final int TOLD_ONE_BY_ONE = 3;
    private static final Set<OrderStatus> TOLD = Set.of(OrderStatus.FILLED, OrderStatus.REJECTED, OrderStatus.EXPIRED);

    private final LinkedHashSet<OrderId> heard = new LinkedHashSet<>();
    private final List<Order> untold = new ArrayList<>();

    synchronized void note(Order order) {
        if (TOLD.contains(order.status()) && heard.add(order.id())) {
            untold.add(order);
            forgetOldest();
        }
    }

    /** Where nobody looks for long, the oldest are not worth keeping. */
    private void forgetOldest() {
        if (heard.size() > REMEMBERED) {
            heard.removeFirst();
        }
        if (untold.size() > REMEMBERED) {
            untold.removeFirst();
        }
    }

    /** The sentences that are to be said now, and not again. */
    synchronized List<String> take(List<PortfolioValuation> owned) {
        var sentences = untold.size() > TOLD_ONE_BY_ONE
                ? List.of(
                        "%d orders were filled, rejected or have expired. The activity of their portfolios lists them."
                                .formatted(untold.size()))
                : untold.stream().map(order -> sentence(order, owned)).toList();
        untold.clear();
        return sentences;
    }

    /** {@code Long game. Filled: bought 10 QUIL at $236.80.} */
    private static String sentence(Order order, List<PortfolioValuation> owned) {
        return owned.stream()
                .map(PortfolioValuation::portfolio)
                .filter(portfolio -> portfolio.id().equals(order.portfolio()))
                .map(Portfolio::name)
                .findFirst()
                .map(name -> "%s. %s".formatted(name, OrderWords.end(order)))
                .orElseGet(() -> OrderWords.end(order));
    }
}
