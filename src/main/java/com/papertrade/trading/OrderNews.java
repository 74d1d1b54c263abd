package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.QuotesUpdated;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings the news of prices to the orders that wait, beside whoever tells it. What is told while orders
 * are being matched is matched together afterwards, so that it never piles up.
 */
@Component
class OrderNews implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderNews.class);

    private final OrderMatcher matcher;
    private final Set<Symbol> untold = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("order-news").factory());

    OrderNews(OrderMatcher matcher) {
        this.matcher = matcher;
    }

    @EventListener
    void quotesUpdated(QuotesUpdated updated) {
        untold.addAll(updated.symbols());
        thread.execute(this::match);
    }

    private void match() {
        var symbols = Set.copyOf(untold);
        untold.removeAll(symbols);
        if (symbols.isEmpty()) {
            return;
        }
        try {
            var _ = matcher.match(symbols);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Orders for {} could not be matched and will be, within a minute: {}", symbols, failure.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
