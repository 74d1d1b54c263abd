package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.Concern;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import com.papertrade.marketdata.FetchOutcome.UpToDate;
import com.papertrade.marketdata.PriceAttempts.Asker;
import com.papertrade.marketdata.PriceAttempts.Attempt;
import com.papertrade.marketdata.PriceAttempts.Met;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long a symbol is left alone after the provider had no news of it, so that screens that keep
 * asking do not use up the day's calls: longer each time. Orders wait for what orders met, and not for
 * long; what they meet says nothing about the bars that screens wait for, and the other way round. All
 * instances share it, and a restart does not forget it.
 */
class BackOff {

    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofHours(2);
    static final Duration FOR_ORDERS = Duration.ofSeconds(10);
    static final Duration LONGEST_FOR_ORDERS = Duration.ofMinutes(10);
    static final Duration NOT_YET = Duration.ofMinutes(30);
    static final Duration NO_SUCH_SYMBOL = Duration.ofHours(1);

    /** A symbol that lacks a session which others have may lack it for good: it was not traded, say. */
    static final Duration ALONE_WITHOUT = Duration.ofHours(2);

    private final PriceSource source;
    private final PriceAttempts attempts;
    private final MarketClock market;

    BackOff(PriceSource source, PriceAttempts attempts, MarketClock market) {
        this.source = source;
        this.attempts = attempts;
        this.market = market;
    }

    /** What was met lately, if the symbol is to be left alone because of it. */
    Optional<FetchOutcome> reasonToWait(Symbol symbol, CallPriority priority) {
        return current(symbol, priority == CallPriority.ORDER ? Asker.ORDER : Asker.BARS);
    }

    /** Those of the symbols that screens leave alone because of what was met lately. */
    Set<Symbol> leftAlone(Collection<Symbol> symbols) {
        return lastOfBars(symbols).entrySet().stream()
                .filter(attempt -> market.now().isBefore(attempt.getValue().notBefore()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What the provider said of the bars lately, when it did say something. */
    Optional<FetchOutcome> knownOfBars(Symbol symbol) {
        return current(symbol, Asker.BARS)
                .filter(outcome -> outcome instanceof NotYet || outcome instanceof NoSuchSymbol);
    }

    /** The last question for bars of each of those of the symbols that were ever asked for. */
    Map<Symbol, Attempt> lastOfBars(Collection<Symbol> symbols) {
        return attempts.last(source, symbols, Asker.BARS);
    }

    /**
     * Takes note of what asking for bars brought, whoever asked.
     *
     * @param notYet how long to wait first if the session is not there
     */
    void metByBars(Symbol symbol, FetchOutcome outcome, Duration notYet) {
        var times = timesMet(symbol, Asker.BARS, outcome);
        var wait = switch (outcome) {
            case UpToDate _ -> Duration.ZERO;
            case NotYet _ -> untilNextSession(Growing.doubled(notYet, times));
            case NoSuchSymbol _ -> NO_SUCH_SYMBOL;
            case Failed failed -> failed.retryAfter().orElse(Growing.doubled(FIRST_WAIT, times, LONGEST_WAIT));
        };
        remember(symbol, Asker.BARS, outcome, times, wait);
    }

    /** Takes note of what an order met at last. */
    void metByOrder(Symbol symbol, FetchOutcome outcome) {
        var times = timesMet(symbol, Asker.ORDER, outcome);
        var wait = switch (outcome) {
            case UpToDate _ -> Duration.ZERO;
            case NotYet _ -> Growing.doubled(FIRST_WAIT, times, NOT_YET);
            case NoSuchSymbol _ -> FOR_ORDERS;
            case Failed failed -> failed.retryAfter().orElse(Growing.doubled(FOR_ORDERS, times, LONGEST_FOR_ORDERS));
        };
        remember(symbol, Asker.ORDER, outcome, times, wait);
    }

    /** That our own calls are spent is no news of the symbol. */
    private void remember(Symbol symbol, Asker asker, FetchOutcome outcome, int times, Duration wait) {
        if (outcome instanceof Failed failed && failed.concern() == Concern.TURN) {
            return;
        }
        var sentence = outcome instanceof Failed failed ? Optional.of(failed.sentence()) : Optional.<String>empty();
        var now = market.now();
        attempts.save(
                source, symbol, asker, new Attempt(Met.of(outcome), sentence, session(), times, now, now.plus(wait)));
    }

    private int timesMet(Symbol symbol, Asker asker, FetchOutcome outcome) {
        return attempts.last(source, symbol, asker)
                        .filter(before -> isSame(before, outcome))
                        .map(Attempt::times)
                        .orElse(0)
                + 1;
    }

    private boolean isSame(Attempt before, FetchOutcome outcome) {
        return before.met() == Met.of(outcome)
                && (!(outcome instanceof NotYet) || before.session().equals(session()));
    }

    private LocalDate session() {
        return ClosingPrice.latestFinal(market).date();
    }

    /** However late a session is, the next is asked for at once. */
    private Duration untilNextSession(Duration atMost) {
        return Growing.shorter(atMost, Duration.between(market.now(), ClosingPrice.nextFinal(market)));
    }

    private Optional<FetchOutcome> current(Symbol symbol, Asker asker) {
        return attempts.last(source, symbol, asker)
                .filter(attempt -> market.now().isBefore(attempt.notBefore()))
                .map(Attempt::outcome);
    }
}
