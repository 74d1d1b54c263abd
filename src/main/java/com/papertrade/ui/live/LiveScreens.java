package com.papertrade.ui.live;

import com.papertrade.identity.UserId;
import com.papertrade.marketdata.QuotesUpdated;
import com.papertrade.trading.OrdersChanged;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * All screens open in this instance. News is passed on to those it concerns, each on a virtual thread
 * of its own: whoever brings it waits for none of them, and a screen waits for another only while that reads.
 */
@Component
public class LiveScreens {

    /** Fewer than there are connections to the database: whoever clicks finds one, however many screens have news. */
    private static final int READ_AT_ONCE = 4;

    private final Semaphore reading = new Semaphore(READ_AT_ONCE, true);
    private final Map<LiveScreen, Pace> open = new ConcurrentHashMap<>();
    private final Later later;
    private final Executor executor;

    @Autowired
    public LiveScreens(Later later) {
        this(later, Thread::startVirtualThread);
    }

    public LiveScreens(Later later, Executor executor) {
        this.later = later;
        this.executor = executor;
    }

    public void open(LiveScreen screen) {
        var pace = new Pace(screen, later, executor);
        open.put(screen, pace);
        pace.open();
    }

    /** Nothing is left of the screen; a refresh that is under way ends without another. */
    public void close(LiveScreen screen) {
        var pace = open.remove(screen);
        if (pace != null) {
            pace.close();
        }
    }

    /** Reads news for a screen when it is its turn. */
    <T> T read(Supplier<T> news) {
        reading.acquireUninterruptibly();
        try {
            return news.get();
        } finally {
            reading.release();
        }
    }

    @EventListener
    public void quotesUpdated(QuotesUpdated updated) {
        tell(screen -> screen.showsAnyOf(updated.symbols()));
    }

    /** An order that waited was filled, or has ended otherwise. */
    @EventListener
    public void ordersChanged(OrdersChanged changed) {
        open.keySet().stream()
                .filter(screen -> screen.trader().equals(changed.trader()))
                .forEach(screen -> screen.note(changed));
        tell(screen -> screen.trader().equals(changed.trader()));
    }

    /** The trader did something on one screen; the others that are open show it too. */
    public void portfoliosChanged(UserId trader, LiveScreen where) {
        tell(screen -> screen != where && screen.trader().equals(trader));
    }

    /** Before anything is stopped, and only when the application itself stops. */
    @EventListener
    public void sayFarewell(ContextClosedEvent closed) {
        if (closed.getApplicationContext().getParent() == null) {
            open.keySet().forEach(LiveScreen::sayFarewell);
        }
    }

    public int count() {
        return open.size();
    }

    private void tell(Predicate<LiveScreen> concerned) {
        open.forEach((screen, pace) -> {
            if (concerned.test(screen)) {
                pace.news();
            }
        });
    }
}
