package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import com.papertrade.marketdata.FetchOutcome.UpToDate;
import com.papertrade.marketdata.Leases.Lease;
import java.time.Duration;
import java.util.Map;
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
import org.springframework.dao.DataAccessException;

/**
 * Asks a metered provider, in the background, as rarely as can be: what many want to know about one
 * symbol at the same time is asked once, in whichever instance they are; screens take turns, orders do
 * not wait for them.
 */
class Refresher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

    /** How often whoever waits looks whether another instance has the answer. */
    static final Duration GLANCE = Duration.ofMillis(100);

    /** An order may ask twice, and each call waits for its turn before. */
    private static final int CALLS_OF_A_FLIGHT = 2;

    private static final Duration TIME_TO_STORE = Duration.ofSeconds(5);

    private final MarketDataProvider provider;
    private final KnownPrices known;
    private final Predicate<Symbol> exists;
    private final BackOff backOff;
    private final PublicationWatch watch;
    private final Leases leases;
    private final ProviderProblems problems;
    private final MarketClock market;
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
            PublicationWatch watch,
            Leases leases,
            ProviderProblems problems,
            MarketClock market,
            ApplicationEventPublisher events) {
        this.provider = provider;
        this.known = known;
        this.exists = exists;
        this.backOff = backOff;
        this.watch = watch;
        this.leases = leases;
        this.problems = problems;
        this.market = market;
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
        var mine = new Flight(priority);
        var flight = flights.merge(symbol, mine, Flight::joinedBy);
        if (flight == mine) {
            threads.execute(() -> fly(symbol, mine));
        }
        return mine.isForOrder() && !flight.isForOrder()
                ? flight.landing.thenCompose(outcome -> againForOrder(symbol, outcome))
                : flight.landing;
    }

    /**
     * Looks for a screen at some symbols, each with what it matters to whoever wants it. What may not be asked
     * now is found out for all at once, as a screen is opened often and it is mostly so.
     */
    void refreshViewed(Map<Symbol, CallPriority> viewed, Set<Symbol> neverTold) {
        var leftAlone = viewed.isEmpty() ? Set.<Symbol>of() : backOff.leftAlone(viewed.keySet());
        var onlyNew = !neverTold.containsAll(viewed.keySet()) && watch.forbids();
        viewed.forEach((symbol, priority) -> {
            if (!leftAlone.contains(symbol) && (!onlyNew || neverTold.contains(symbol))) {
                refresh(symbol, priority);
            }
        });
    }

    /** Asks for the bars with the priority of an order, whatever was met lately, and waits. */
    FetchOutcome barsNow(Symbol symbol) {
        return outcomeOf(
                symbol, () -> alone(symbol, true, () -> believable(symbol, session(symbol, CallPriority.ORDER))));
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
        var outcome = outcomeOf(
                symbol,
                () -> backOff.reasonToWait(symbol, flight.priority)
                        .orElseGet(() -> alone(symbol, flight.isForOrder(), () -> ask(symbol, flight.priority))));
        flights.remove(symbol, flight);
        flight.landing.complete(outcome);
    }

    /**
     * While another instance asks about the symbol, an order waits here for what it learns. A screen does not, as the
     * turn of all screens would wait with it.
     */
    private FetchOutcome alone(Symbol symbol, boolean patient, Supplier<FetchOutcome> question) {
        var longest = provider.patience()
                .plus(CallBudget.PATIENCE)
                .multipliedBy(CALLS_OF_A_FLIGHT)
                .plus(TIME_TO_STORE);
        for (var glances = patient ? longest.dividedBy(GLANCE) : 1; glances > 0; glances--) {
            var lease = leases.take(provider.source() + " " + symbol, longest);
            if (lease.isPresent()) {
                return leased(lease.get(), question);
            }
            if (patient) {
                waitAGlance();
            }
        }
        return Failed.askedElsewhere(symbol);
    }

    private FetchOutcome leased(Lease lease, Supplier<FetchOutcome> question) {
        try {
            return question.get();
        } finally {
            release(lease);
        }
    }

    /** What was learned counts even if this fails: the lease ends by itself. */
    private void release(Lease lease) {
        try {
            leases.release(lease);
        } catch (DataAccessException slow) {
            LOG.warn("The lease {} could not be given back and will run out: {}", lease.name(), slow.toString());
        }
    }

    private static void waitAGlance() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while another instance was asking", stopped);
        }
    }

    /** Who had to wait before may find that the other has met something that is a reason to wait, or has the price. */
    private FetchOutcome ask(Symbol symbol, CallPriority priority) {
        return backOff.reasonToWait(symbol, priority)
                .orElseGet(() -> priority == CallPriority.ORDER
                        ? priceForOrder(symbol)
                        : sessionWhereExpected(symbol, priority));
    }

    /** Bars first, as they bring more. An order does not wait for them where the quote is ahead. */
    private FetchOutcome priceForOrder(Symbol symbol) {
        var bars = known.isCurrent(known.quote(symbol)) ? new UpToDate() : barsForOrder(symbol);
        var outcome = bars instanceof Failed ? bars : outcomeOf(symbol, () -> askForQuote(symbol, bars));
        var answer = believable(symbol, outcome);
        backOff.metByOrder(symbol, answer);
        return answer;
    }

    /** Where they are known to be late, the call for them is saved. */
    private FetchOutcome barsForOrder(Symbol symbol) {
        return backOff.knownOfBars(symbol)
                .orElseGet(() ->
                        watch.isLate() && known.isKnown(symbol) ? new NotYet() : session(symbol, CallPriority.ORDER));
    }

    /** Of a symbol with a history only the session is missing, and that for all symbols at once. */
    private FetchOutcome sessionWhereExpected(Symbol symbol, CallPriority priority) {
        if (!known.isWithoutLatestSession(symbol)) {
            return new UpToDate();
        }
        return known.isKnown(symbol) && !watch.admits() ? new NotYet() : believable(symbol, session(symbol, priority));
    }

    /** Bars: one call brings quote, previous close and chart. Another thread or instance may have asked since. */
    private FetchOutcome session(Symbol symbol, CallPriority priority) {
        if (!known.isWithoutLatestSession(symbol)) {
            return new UpToDate();
        }
        var session = ClosingPrice.latestFinal(market);
        var outcome = outcomeOf(symbol, () -> askForBars(symbol, priority));
        watch.met(session, outcome);
        backOff.metByBars(symbol, outcome, waitForBars(symbol));
        return outcome;
    }

    /** Until the session is published the watch says when to ask again, for all symbols of which anything is known. */
    private Duration waitForBars(Symbol symbol) {
        if (watch.isPublished()) {
            return BackOff.ALONE_WITHOUT;
        }
        return known.isKnown(symbol) ? Duration.ZERO : BackOff.NOT_YET;
    }

    private FetchOutcome outcomeOf(Symbol symbol, Supplier<FetchOutcome> question) {
        try {
            return question.get();
        } catch (FeedUnavailable unavailable) {
            LOG.info("No prices of {}: {}", symbol, unavailable.sentence());
            note(symbol, unavailable);
            return Failed.of(unavailable);
        } catch (RuntimeException | Error unexpected) {
            if (threads.isShutdown()) {
                return Failed.about("PaperTrade is being stopped.");
            }
            LOG.error("Asking for prices of {} failed", symbol, unexpected);
            return Failed.about("The price of %s could not be read.".formatted(symbol));
        }
    }

    /** That calls are spent concerns no symbol in particular. */
    private void note(Symbol symbol, FeedUnavailable unavailable) {
        var about = unavailable.reason() == FeedUnavailable.Reason.DAILY_LIMIT
                ? Optional.<Symbol>empty()
                : Optional.of(symbol);
        try {
            problems.add(provider.source(), new ProviderProblem(market.now(), about, unavailable.sentence()));
        } catch (DataAccessException slow) {
            LOG.warn("A problem with {} could not be kept: {}", symbol, slow.toString());
        }
    }

    private FetchOutcome askForBars(Symbol symbol, CallPriority priority) {
        var history = provider.dailyBars(symbol, priority);
        history.ifPresent(this::add);
        return history.isEmpty()
                ? new NoSuchSymbol()
                : known.isWithoutLatestSession(symbol) ? new NotYet() : new UpToDate();
    }

    /**
     * A second call, only for an order that bars did not bring a price for and that a quote may. Of what
     * neither bars nor listings know there is none.
     */
    private FetchOutcome askForQuote(Symbol symbol, FetchOutcome bars) {
        if (known.isCurrent(known.quote(symbol))) {
            return new UpToDate();
        }
        if (bars instanceof NoSuchSymbol && !exists.test(symbol)) {
            return bars;
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
                ? Failed.about(
                        "%s has no price of %s.".formatted(provider.source().label(), symbol))
                : outcome;
    }

    private void add(PriceHistory history) {
        if (known.add(history, market.now())) {
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
