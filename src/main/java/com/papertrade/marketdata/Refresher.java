package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import com.papertrade.marketdata.FetchOutcome.UpToDate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Asks a metered provider, in the background, as rarely as can be: what many want to know about one
 * symbol at the same time is asked once; screens take turns, orders do not wait for them.
 */
class Refresher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

    private final MarketDataProvider provider;
    private final KnownPrices known;
    private final BackOff backOff;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turnOfScreens = new Semaphore(1, true);
    private final ConcurrentMap<Symbol, Flight> flights = new ConcurrentHashMap<>();

    Refresher(
            MarketDataProvider provider,
            KnownPrices known,
            BackOff backOff,
            Clock clock,
            ApplicationEventPublisher events) {
        this.provider = provider;
        this.known = known;
        this.backOff = backOff;
        this.clock = clock;
        this.events = events;
    }

    /** One question on its way; {@code asking} once it is its turn and it cannot be overtaken. */
    private static final class Flight {
        private final CompletableFuture<FetchOutcome> landing = new CompletableFuture<>();
        private final CallPriority priority;
        private volatile boolean asking;

        private Flight(CallPriority priority) {
            this.priority = priority;
            this.asking = priority == CallPriority.ORDER;
        }
    }

    /** What will come of asking, or came of it a short while ago. */
    CompletableFuture<FetchOutcome> refresh(Symbol symbol, CallPriority priority) {
        var waiting = backOff.reasonToWait(symbol, priority);
        if (waiting.isPresent()) {
            return CompletableFuture.completedFuture(waiting.get());
        }
        var mine = new Flight(priority);
        var flight = flights.merge(
                symbol, mine, (earlier, later) -> earlier.asking || priority != CallPriority.ORDER ? earlier : later);
        if (flight == mine) {
            threads.execute(() -> fly(symbol, mine));
        }
        return priority == CallPriority.ORDER && flight.priority != CallPriority.ORDER
                ? flight.landing.thenCompose(outcome -> againForOrder(symbol, outcome))
                : flight.landing;
    }

    /** What a screen could not learn, an order may: there are calls that are kept for it. */
    private CompletableFuture<FetchOutcome> againForOrder(Symbol symbol, FetchOutcome ofScreen) {
        return switch (ofScreen) {
            case UpToDate _, NoSuchSymbol _ -> CompletableFuture.completedFuture(ofScreen);
            case NotYet _, Failed _ -> refresh(symbol, CallPriority.ORDER);
        };
    }

    private void fly(Symbol symbol, Flight flight) {
        var outcome = flight.priority == CallPriority.ORDER ? land(symbol, flight) : inTurn(symbol, flight);
        flight.landing.complete(outcome);
    }

    private FetchOutcome inTurn(Symbol symbol, Flight flight) {
        turnOfScreens.acquireUninterruptibly();
        try {
            var current = flights.computeIfPresent(symbol, (_, flying) -> {
                flying.asking = true;
                return flying;
            });
            // An order overtook it: its answer is this one's, too.
            return current == null || current == flight ? land(symbol, flight) : current.landing.join();
        } finally {
            turnOfScreens.release();
        }
    }

    private FetchOutcome land(Symbol symbol, Flight flight) {
        var outcome = outcomeOf(symbol, flight.priority);
        backOff.met(symbol, flight.priority, outcome);
        flights.remove(symbol, flight);
        return outcome;
    }

    private FetchOutcome outcomeOf(Symbol symbol, CallPriority priority) {
        try {
            return ask(symbol, priority);
        } catch (FeedUnavailable unavailable) {
            LOG.info("No prices of {}: {}", symbol, unavailable.sentence());
            return new Failed(unavailable.sentence(), unavailable.retryAfter());
        } catch (RuntimeException unexpected) {
            if (threads.isShutdown()) {
                return new Failed("PaperTrade is being stopped.", Optional.empty());
            }
            LOG.error("Asking for prices of {} failed", symbol, unexpected);
            return new Failed("The price of %s could not be read.".formatted(symbol), Optional.empty());
        }
    }

    /** Bars first: one call brings quote, previous close and chart. An order may need more than that. */
    private FetchOutcome ask(Symbol symbol, CallPriority priority) {
        if (isKnown(symbol, priority)) {
            return new UpToDate();
        }
        var forOrder = priority == CallPriority.ORDER;
        if (!forOrder || !backOff.barsAreKnownToLag(symbol)) {
            var history = provider.dailyBars(symbol, priority);
            if (history.isEmpty()) {
                return new NoSuchSymbol();
            }
            add(history.get());
        }
        if (forOrder && !isKnown(symbol, priority)) {
            provider.quote(symbol, priority).ifPresent(this::add);
        }
        return isKnown(symbol, priority) ? new UpToDate() : new NotYet();
    }

    /** Another thread or instance may have asked since. An order needs a price, a screen the session. */
    private boolean isKnown(Symbol symbol, CallPriority priority) {
        var quote = known.quote(symbol);
        return priority == CallPriority.ORDER
                ? known.isCurrent(quote)
                : known.isFresh(quote)
                        && known.withoutLatestBar(List.of(symbol)).isEmpty();
    }

    private void add(PriceHistory history) {
        if (known.add(history, clock.instant())) {
            events.publishEvent(new QuotesUpdated(Set.of(history.symbol())));
        }
    }

    private void add(Quote quote) {
        if (known.add(quote)) {
            events.publishEvent(new QuotesUpdated(Set.of(quote.symbol())));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
