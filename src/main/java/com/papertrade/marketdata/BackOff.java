package com.papertrade.marketdata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.papertrade.instrument.Symbol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a symbol is left alone after the provider had no news of it, so that screens that keep
 * asking do not use up the day's calls: longer after each failure. An order waits only for what an
 * order met, and not for long.
 */
class BackOff {

    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    static final Duration FOR_ORDERS = Duration.ofSeconds(10);
    static final Duration NOT_YET = Duration.ofMinutes(30);
    static final Duration NO_SUCH_SYMBOL = Duration.ofHours(1);

    private static final long SYMBOLS_REMEMBERED = 20_000;

    private record Wait(FetchOutcome outcome, int failures, Instant until, Instant ordersUntil) {}

    private final Cache<Symbol, Wait> waits =
            Caffeine.newBuilder().maximumSize(SYMBOLS_REMEMBERED).build();
    private final Clock clock;

    BackOff(Clock clock) {
        this.clock = clock;
    }

    /** What was met lately, if the symbol is to be left alone because of it. */
    Optional<FetchOutcome> reasonToWait(Symbol symbol, CallPriority priority) {
        var now = clock.instant();
        return lately(symbol)
                .filter(wait -> now.isBefore(priority == CallPriority.ORDER ? wait.ordersUntil : wait.until))
                .map(Wait::outcome);
    }

    /** Whether the provider's bars were found to end too early not long ago. */
    boolean barsAreKnownToLag(Symbol symbol) {
        return lately(symbol)
                .filter(wait -> wait.outcome instanceof FetchOutcome.NotYet
                        && clock.instant().isBefore(wait.until))
                .isPresent();
    }

    void met(Symbol symbol, CallPriority priority, FetchOutcome outcome) {
        var forOrder = priority == CallPriority.ORDER;
        switch (outcome) {
            case FetchOutcome.UpToDate _ -> waits.invalidate(symbol);
            case FetchOutcome.NotYet _ -> leaveAlone(symbol, outcome, NOT_YET, forOrder ? FIRST_WAIT : Duration.ZERO);
            case FetchOutcome.NoSuchSymbol _ -> leaveAlone(symbol, outcome, NO_SUCH_SYMBOL, NO_SUCH_SYMBOL);
            case FetchOutcome.Failed failed -> {
                var wait = failed.retryAfter().orElse(afterFailures(failuresOf(symbol) + 1));
                var waitOfOrders = failed.retryAfter().orElse(FOR_ORDERS);
                leaveAlone(symbol, outcome, wait, forOrder ? waitOfOrders : Duration.ZERO);
            }
        }
    }

    private void leaveAlone(Symbol symbol, FetchOutcome outcome, Duration wait, Duration waitOfOrders) {
        var now = clock.instant();
        var failures = outcome instanceof FetchOutcome.Failed ? failuresOf(symbol) + 1 : 0;
        waits.put(symbol, new Wait(outcome, failures, now.plus(wait), now.plus(waitOfOrders)));
    }

    private int failuresOf(Symbol symbol) {
        return lately(symbol).map(Wait::failures).orElse(0);
    }

    private static Duration afterFailures(int failures) {
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    private Optional<Wait> lately(Symbol symbol) {
        return Optional.ofNullable(waits.getIfPresent(symbol));
    }
}
