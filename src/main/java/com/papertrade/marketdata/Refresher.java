package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import com.papertrade.marketdata.FetchOutcome.UpToDate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private final Predicate<Symbol> exists;
    private final BackOff backOff;
    private final ProviderProblems problems;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turnOfScreens = new Semaphore(1, true);
    private final ConcurrentMap<Symbol, Flight> flights = new ConcurrentHashMap<>();

    /** @param exists whether a symbol is known to be one, by its listing or by what was told of it before */
    Refresher(
            MarketDataProvider provider,
            KnownPrices known,
            Predicate<Symbol> exists,
            BackOff backOff,
            ProviderProblems problems,
            Clock clock,
            ApplicationEventPublisher events) {
        this.provider = provider;
        this.known = known;
        this.exists = exists;
        this.backOff = backOff;
        this.problems = problems;
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
            this.asking = isForOrder();
        }

        private boolean isForOrder() {
            return priority == CallPriority.ORDER;
        }

        /** The one of both that flies on; an order that overtakes brings the answer for the other, too. */
        private Flight joinedBy(Flight later) {
            if (asking || !later.isForOrder()) {
                return this;
            }
            later.landing.thenAccept(landing::complete);
            return later;
        }
    }

    /** What will come of asking, or came of it a short while ago. */
    CompletableFuture<FetchOutcome> refresh(Symbol symbol, CallPriority priority) {
        var waiting = backOff.reasonToWait(symbol, priority);
        if (waiting.isPresent()) {
            return CompletableFuture.completedFuture(waiting.get());
        }
        var mine = new Flight(priority);
        var flight = flights.merge(symbol, mine, Flight::joinedBy);
        if (flight == mine) {
            threads.execute(() -> fly(symbol, mine));
        }
        return mine.isForOrder() && !flight.isForOrder()
                ? flight.landing.thenCompose(outcome -> againForOrder(symbol, outcome))
                : flight.landing;
    }

    /** What a screen could not learn, an order may: it asks for the quote, and there are calls that are kept for it. */
    private CompletableFuture<FetchOutcome> againForOrder(Symbol symbol, FetchOutcome ofScreen) {
        return ofScreen instanceof UpToDate
                ? CompletableFuture.completedFuture(ofScreen)
                : refresh(symbol, CallPriority.ORDER);
    }

    private void fly(Symbol symbol, Flight flight) {
        if (flight.isForOrder()) {
            land(symbol, flight);
        } else {
            takeTurn(symbol, flight);
        }
    }

    /** Nothing is waited for while others wait for the turn: who was overtaken has nothing left to do. */
    private void takeTurn(Symbol symbol, Flight flight) {
        turnOfScreens.acquireUninterruptibly();
        try {
            if (flights.computeIfPresent(symbol, (_, flying) -> asking(flying, flight)) == flight) {
                land(symbol, flight);
            }
        } finally {
            turnOfScreens.release();
        }
    }

    private static Flight asking(Flight flying, Flight whoseTurnItIs) {
        if (flying == whoseTurnItIs) {
            flying.asking = true;
        }
        return flying;
    }

    /** Returns when nothing is being asked any more. */
    void awaitLandings() {
        while (!flights.isEmpty()) {
            flights.values().forEach(flight -> flight.landing.join());
        }
    }

    /** Whatever happens, the flight ends: one that stayed would keep all others from asking. */
    private void land(Symbol symbol, Flight flight) {
        var outcome =
                outcomeOf(symbol, () -> flight.isForOrder() ? priceForOrder(symbol) : session(symbol, flight.priority));
        flights.remove(symbol, flight);
        flight.landing.complete(outcome);
    }

    /** Bars: one call brings quote, previous close and chart. */
    private FetchOutcome session(Symbol symbol, CallPriority priority) {
        var outcome = outcomeOf(symbol, () -> askForBars(symbol, priority));
        backOff.metByBars(symbol, believable(symbol, outcome));
        return outcome;
    }

    /** Bars first, as they bring more. An order does not wait for them where the quote is ahead. */
    private FetchOutcome priceForOrder(Symbol symbol) {
        var bars = known.isCurrent(known.quote(symbol))
                ? new UpToDate()
                : backOff.knownOfBars(symbol).orElseGet(() -> session(symbol, CallPriority.ORDER));
        var outcome = bars instanceof Failed ? bars : outcomeOf(symbol, () -> askForQuote(symbol, bars));
        var answer = believable(symbol, outcome);
        backOff.metByOrder(symbol, answer);
        return answer;
    }

    private FetchOutcome outcomeOf(Symbol symbol, Supplier<FetchOutcome> question) {
        try {
            return question.get();
        } catch (FeedUnavailable unavailable) {
            LOG.info("No prices of {}: {}", symbol, unavailable.sentence());
            problems.add(
                    provider.source(),
                    new ProviderProblem(clock.instant(), Optional.of(symbol), unavailable.sentence()));
            return new Failed(unavailable.sentence(), unavailable.retryAfter());
        } catch (RuntimeException | Error unexpected) {
            if (threads.isShutdown()) {
                return new Failed("PaperTrade is being stopped.", Optional.empty());
            }
            LOG.error("Asking for prices of {} failed", symbol, unexpected);
            return new Failed("The price of %s could not be read.".formatted(symbol), Optional.empty());
        }
    }

    /** Another thread or instance may have asked since. */
    private FetchOutcome askForBars(Symbol symbol, CallPriority priority) {
        if (!known.isWithoutLatestSession(symbol)) {
            return new UpToDate();
        }
        var history = provider.dailyBars(symbol, priority);
        history.ifPresent(this::add);
        return history.isEmpty()
                ? new NoSuchSymbol()
                : known.isWithoutLatestSession(symbol) ? new NotYet() : new UpToDate();
    }

    /** A second call, only for an order that bars did not bring a price for and that a quote may. */
    private FetchOutcome askForQuote(Symbol symbol, FetchOutcome bars) {
        if (known.isCurrent(known.quote(symbol))) {
            return new UpToDate();
        }
        if (bars instanceof NoSuchSymbol || known.isLatestCloseFinal()) {
            var quote = provider.quote(symbol, CallPriority.ORDER);
            quote.ifPresent(this::add);
            if (quote.isEmpty() && bars instanceof NoSuchSymbol) {
                return bars;
            }
        }
        return known.isCurrent(known.quote(symbol)) ? new UpToDate() : new NotYet();
    }

    /** That there is no such symbol is said in an outage, too: of what we know to exist, it is a failure. */
    private FetchOutcome believable(Symbol symbol, FetchOutcome outcome) {
        return outcome instanceof NoSuchSymbol && exists.test(symbol)
                ? new Failed(
                        "%s has no price of %s.".formatted(provider.source().label(), symbol), Optional.empty())
                : outcome;
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
