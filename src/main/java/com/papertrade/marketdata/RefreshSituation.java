package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceAttempts.Attempt;
import com.papertrade.marketdata.PriceAttempts.Met;
import com.papertrade.marketdata.PublicationWatch.Outlook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What refreshes are decided from, at one moment.
 *
 * @param demand the symbols that matter
 * @param missing those of them of which the latest final session is not known
 * @param neverTold those of them of which nothing is known at all
 * @param attempts what the last question for the bars of each met
 * @param outlook when the sessions may be asked for, as far as all symbols are concerned
 */
record RefreshSituation(
        MarketClock clock,
        CallLimits limits,
        Map<Symbol, CallPriority> demand,
        Set<Symbol> missing,
        Set<Symbol> neverTold,
        Map<Symbol, Attempt> attempts,
        Outlook outlook) {

    boolean published() {
        return outlook.published();
    }

    Instant nextSessionsFirstAsk() {
        return outlook.nextSessionsFirstAsk();
    }

    /** How many calls more urgent than this the day still needs, orders apart. */
    int pending(CallPriority lessUrgent) {
        var symbols = demand.entrySet().stream()
                .filter(wanted -> wanted.getValue().compareTo(lessUrgent) < 0)
                .filter(wanted -> needsCallToday(wanted.getKey()))
                .count();
        return Math.toIntExact(Math.min(symbols, turnsLeft()));
    }

    /** How many symbols may still be refreshed by plan today. */
    int turnsLeft() {
        return Math.max(0, limits.mostForHeld() - (hasSessionToCome() ? 0 : refreshedToday()));
    }

    /** Whether another session is asked for before the day's calls end, which brings what is missing now, too. */
    boolean hasSessionToCome() {
        return outlook.nextSessionsFirstAsk().isBefore(newCallsAt());
    }

    /** When a symbol without the latest final session may be asked for. */
    Instant due(Symbol symbol) {
        var own = ownWait(symbol);
        return neverTold.contains(symbol) || own.isAfter(outlook.nextAsk()) ? own : outlook.nextAsk();
    }

    /** Until when the symbol is left alone for a reason of its own. */
    Instant ownWait(Symbol symbol) {
        return attempt(symbol).map(RefreshSituation::patientUntil).orElse(Instant.MIN);
    }

    Optional<Attempt> attempt(Symbol symbol) {
        return Optional.ofNullable(attempts.get(symbol));
    }

    /** Who was asked for longest ago comes first, who never was before all. */
    Instant lastAttempt(Symbol symbol) {
        return attempt(symbol).map(Attempt::attemptedAt).orElse(Instant.MIN);
    }

    LocalDate latestSession() {
        return ClosingPrice.latestFinal(clock).date();
    }

    LocalDate nextSession() {
        return clock.calendar().firstAfter(latestSession()).date();
    }

    Instant newCallsAt() {
        return today().plusDays(1).atStartOfDay(limits.zone()).toInstant();
    }

    private boolean needsCallToday(Symbol symbol) {
        return hasSessionToCome() || (missing.contains(symbol) && due(symbol).isBefore(newCallsAt()));
    }

    private int refreshedToday() {
        var midnight = today().atStartOfDay(limits.zone()).toInstant();
        return Math.toIntExact(demand.keySet().stream()
                .filter(symbol -> !missing.contains(symbol))
                .flatMap(symbol -> attempt(symbol).stream())
                .filter(attempt -> attempt.met() == Met.UP_TO_DATE)
                .filter(attempt -> !attempt.attemptedAt().isBefore(midnight))
                .count());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.now(), limits.zone());
    }

    /** Longer than a screen after a failure: nobody looks at the plan, and a call is a twentieth of the day. */
    private static Instant patientUntil(Attempt attempt) {
        var longer = attempt.attemptedAt()
                .plus(Growing.doubled(
                        PublicationWatch.AFTER_FAILURE, attempt.times(), PublicationWatch.LONGEST_AFTER_FAILURE));
        return attempt.met() == Met.FAILED && longer.isAfter(attempt.notBefore()) ? longer : attempt.notBefore();
    }
}
