package com.papertrade.marketdata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How long a symbol is left alone after the provider had no news of it, so that screens that keep
 * asking do not use up the day's calls: longer each time. Orders wait for what orders met, and not for
 * long; what they meet says nothing about the bars that screens wait for, and the other way round.
 */
class BackOff {

    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofHours(2);
    static final Duration FOR_ORDERS = Duration.ofSeconds(10);
    static final Duration NOT_YET = Duration.ofMinutes(30);
    static final Duration NO_SUCH_SYMBOL = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 10;
    private static final long SYMBOLS_REMEMBERED = 20_000;

    /** @param times how often in a row the same was met, in the same session if it is about one */
    private record Wait(FetchOutcome outcome, LocalDate session, int times, Instant until) {}

    private final Cache<Symbol, Wait> waitsForBars = waits();
    private final Cache<Symbol, Wait> waitsOfOrders = waits();
    private final MarketClock market;

    BackOff(MarketClock market) {
        this.market = market;
    }

    private static Cache<Symbol, Wait> waits() {
        return Caffeine.newBuilder().maximumSize(SYMBOLS_REMEMBERED).build();
    }

    /** What was met lately, if the symbol is to be left alone because of it. */
    Optional<FetchOutcome> reasonToWait(Symbol symbol, CallPriority priority) {
        return priority == CallPriority.ORDER ? current(waitsOfOrders, symbol) : current(waitsForBars, symbol);
    }

    /** What the provider said of the bars lately, when it did say something. */
    Optional<FetchOutcome> knownOfBars(Symbol symbol) {
        return current(waitsForBars, symbol)
                .filter(outcome -> outcome instanceof NotYet || outcome instanceof NoSuchSymbol);
    }

    /** Takes note of what asking for bars brought, whoever asked. */
    void metByBars(Symbol symbol, FetchOutcome outcome) {
        var times = timesMet(symbol, outcome);
        switch (outcome) {
            case FetchOutcome.UpToDate _ -> waitsForBars.invalidate(symbol);
            case NotYet _ -> leaveBarsAlone(symbol, outcome, times, untilNextSession(doubled(NOT_YET, times)));
            case NoSuchSymbol _ -> leaveBarsAlone(symbol, outcome, times, NO_SUCH_SYMBOL);
            case FetchOutcome.Failed failed ->
                leaveBarsAlone(symbol, outcome, times, failed.retryAfter().orElse(afterFailures(times)));
        }
    }

    /** Takes note of what an order met at last. */
    void metByOrder(Symbol symbol, FetchOutcome outcome) {
        switch (outcome) {
            case FetchOutcome.UpToDate _ -> waitsOfOrders.invalidate(symbol);
            case NotYet _ -> waitsOfOrders.put(symbol, waiting(outcome, 1, FIRST_WAIT));
            case NoSuchSymbol _ -> waitsOfOrders.put(symbol, waiting(outcome, 1, FOR_ORDERS));
            case FetchOutcome.Failed failed ->
                waitsOfOrders.put(
                        symbol, waiting(outcome, 1, failed.retryAfter().orElse(FOR_ORDERS)));
        }
    }

    private void leaveBarsAlone(Symbol symbol, FetchOutcome outcome, int times, Duration wait) {
        waitsForBars.put(symbol, waiting(outcome, times, wait));
    }

    private Wait waiting(FetchOutcome outcome, int times, Duration wait) {
        return new Wait(outcome, session(), times, market.now().plus(wait));
    }

    private int timesMet(Symbol symbol, FetchOutcome outcome) {
        return Optional.ofNullable(waitsForBars.getIfPresent(symbol))
                        .filter(before -> isSame(before, outcome))
                        .map(Wait::times)
                        .orElse(0)
                + 1;
    }

    private boolean isSame(Wait before, FetchOutcome outcome) {
        return before.outcome.getClass().equals(outcome.getClass())
                && (!(outcome instanceof NotYet) || before.session.equals(session()));
    }

    private LocalDate session() {
        return ClosingPrice.latestFinal(market).date();
    }

    /** However late a session is, the next is asked for at once. */
    private Duration untilNextSession(Duration atMost) {
        return shorter(atMost, Duration.between(market.now(), ClosingPrice.nextFinal(market)));
    }

    private static Duration afterFailures(int times) {
        return shorter(doubled(FIRST_WAIT, times), LONGEST_WAIT);
    }

    private static Duration doubled(Duration first, int times) {
        return first.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Optional<FetchOutcome> current(Cache<Symbol, Wait> waits, Symbol symbol) {
        return Optional.ofNullable(waits.getIfPresent(symbol))
                .filter(wait -> market.now().isBefore(wait.until))
                .map(Wait::outcome);
    }
}
