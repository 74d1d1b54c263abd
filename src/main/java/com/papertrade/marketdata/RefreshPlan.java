package com.papertrade.marketdata;

import static java.util.Comparator.comparing;

import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Which symbol is asked for when, and why then: one call per symbol and session. A session that was
 * missed is made up for with calls that nobody needs, as the next brings it too.
 */
final class RefreshPlan {

    /** What making up for a missed session leaves to somebody who looks around. */
    private static final int LEFT_TO_BROWSING = 1;

    private final RefreshSituation situation;
    private final BudgetStatus budget;
    private final List<PlannedRefresh> planned = new ArrayList<>();
    private int calls;

    private RefreshPlan(RefreshSituation situation, BudgetStatus budget) {
        this.situation = situation;
        this.budget = budget;
    }

    /** In the order in which they are asked. */
    static List<PlannedRefresh> of(RefreshSituation situation, BudgetStatus budget) {
        var plan = new RefreshPlan(situation, budget);
        situation.missing().stream().sorted(plan.inOrder()).forEach(plan::planMissing);
        situation.demand().keySet().stream()
                .filter(symbol -> !situation.missing().contains(symbol))
                .forEach(plan::planNextSession);
        return plan.planned.stream()
                .sorted(comparing(PlannedRefresh::notBefore).thenComparing(PlannedRefresh::symbol, plan.byUrgency()))
                .toList();
    }

    private Comparator<Symbol> inOrder() {
        return comparing(this::soonest).thenComparing(byUrgency());
    }

    private Comparator<Symbol> byUrgency() {
        return comparing((Symbol symbol) -> priority(symbol))
                .thenComparing(situation::lastAttempt)
                .thenComparing(Comparator.naturalOrder());
    }

    private Instant soonest(Symbol symbol) {
        var now = situation.clock().now();
        return Collections.max(
                List.of(situation.due(symbol), budget.closedUntil().orElse(now), now));
    }

    private void planMissing(Symbol symbol) {
        var at = soonest(symbol);
        if (!at.isBefore(budget.newCallsAt())) {
            add(symbol, priority(symbol), at, waitingFor(symbol, at));
        } else if (situation.hasSessionToCome() && !situation.neverTold().contains(symbol)) {
            makeUp(symbol, at);
        } else if (calls >= situation.turnsLeft()) {
            add(symbol, priority(symbol), budget.newCallsAt(), "more is held than a day has calls for; waits its turn");
        } else if (calls >= budget.left() - keptFrom(symbol)) {
            add(symbol, priority(symbol), budget.newCallsAt(), "today's calls are used up or kept for orders");
        } else {
            calls++;
            add(symbol, priority(symbol), at, waitingFor(symbol, at));
        }
    }

    private void makeUp(Symbol symbol, Instant at) {
        if (budget.spare() - calls > LEFT_TO_BROWSING) {
            calls++;
            add(symbol, CallPriority.WATCHED, at, waitingFor(symbol, at));
        } else {
            add(
                    symbol,
                    priority(symbol),
                    situation.nextSessionsFirstAsk(),
                    "waiting for %s's close, which brings %s's too"
                            .formatted(Moments.day(situation.nextSession()), Moments.day(situation.latestSession())));
        }
    }

    private void planNextSession(Symbol symbol) {
        var at = situation.nextSessionsFirstAsk();
        add(symbol, priority(symbol), at, probing(Moments.day(situation.nextSession()), at));
    }

    private int keptFrom(Symbol symbol) {
        return budget.keptForOrders() + Math.max(0, situation.pending(priority(symbol)) - calls);
    }

    private String waitingFor(Symbol symbol, Instant at) {
        var day = Moments.day(situation.latestSession());
        if (budget.closedUntil().filter(at::equals).isPresent()) {
            return "the provider gives no more answers until " + Moments.hour(at, situation.clock());
        }
        if (situation.ownWait(symbol).equals(at)) {
            return "%s; asked again at %s".formatted(lastMet(symbol, day), Moments.hour(at, situation.clock()));
        }
        return situation.published() || situation.neverTold().contains(symbol)
                ? "%s's close is missing".formatted(day)
                : probing(day, at);
    }

    private String lastMet(Symbol symbol, String day) {
        return switch (situation.attempt(symbol).orElseThrow().met()) {
            case UP_TO_DATE -> "was up to date";
            case NOT_YET -> "%s's close was not there yet".formatted(day);
            case NO_SUCH_SYMBOL -> "the provider did not know the symbol";
            case FAILED -> "the last attempt failed";
        };
    }

    private String probing(String day, Instant at) {
        return "waiting for %s's close, probing at %s".formatted(day, Moments.hour(at, situation.clock()));
    }

    private void add(Symbol symbol, CallPriority priority, Instant notBefore, String why) {
        planned.add(new PlannedRefresh(symbol, priority, notBefore, why));
    }

    private CallPriority priority(Symbol symbol) {
        return situation.demand().getOrDefault(symbol, CallPriority.BROWSING);
    }
}
