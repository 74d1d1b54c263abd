package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.Concern;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.Leases.Lease;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks for what matters, before anybody looks: the bars of each symbol that is held, once per session,
 * one after another. Everything it goes by is in the database, so that any instance can go on where
 * another stopped.
 */
class RefreshPlanner implements PendingCalls, RecurringJob {

    private static final Duration LOOKS = Duration.ofMinutes(1);

    /** How long a round waits for the next symbol before another instance may begin one. */
    private static final Duration BETWEEN_SYMBOLS = Duration.ofMinutes(1);

    private final MarketDataProvider provider;
    private final Supplier<CallBudget> calls;
    private final Demand demand;
    private final KnownPrices known;
    private final BackOff backOff;
    private final PublicationWatch watch;
    private final Refresher refresher;
    private final Leases leases;
    private final MarketClock clock;

    RefreshPlanner(
            MarketDataProvider provider,
            Supplier<CallBudget> calls,
            Demand demand,
            KnownPrices known,
            BackOff backOff,
            PublicationWatch watch,
            Refresher refresher,
            Leases leases,
            MarketClock clock) {
        this.provider = provider;
        this.calls = calls;
        this.demand = demand;
        this.known = known;
        this.backOff = backOff;
        this.watch = watch;
        this.refresher = refresher;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Refresh prices of what is held";
    }

    @Override
    public Timetable timetable() {
        return Timetable.every(LOOKS);
    }

    /**
     * Does what is due, and comes back when nothing is. May be called at once in as many instances as there
     * are: one of them does it, the others return. Most minutes nothing is due, and nothing is written.
     */
    @Override
    public void run() {
        if (provider.metered() && nextDue(Set.of()).isPresent()) {
            leases.take(provider.source() + " planner", BETWEEN_SYMBOLS).ifPresent(this::round);
        }
    }

    /** In the order in which they will be asked. */
    List<PlannedRefresh> queue() {
        var situation = situation();
        return RefreshPlan.of(situation, calls.get().status(situation.pending(CallPriority.WATCHED)));
    }

    @Override
    public int moreUrgentThan(CallPriority priority) {
        return situation().pending(priority);
    }

    private void round(Lease lease) {
        try {
            var asked = new HashSet<Symbol>();
            var next = nextDue(asked);
            while (next.isPresent() && leases.extend(lease, BETWEEN_SYMBOLS) && answers(next.get())) {
                asked.add(next.get().symbol());
                next = nextDue(asked);
            }
        } finally {
            leases.release(lease);
        }
    }

    /** Planned anew after each answer: it may say that nothing is published yet, or that all calls are spent. */
    private Optional<PlannedRefresh> nextDue(Set<Symbol> asked) {
        var now = clock.now();
        return queue().stream()
                .filter(refresh -> !refresh.notBefore().isAfter(now))
                .filter(refresh -> !asked.contains(refresh.symbol()))
                .findFirst();
    }

    /** Whether it is worth asking about another symbol. */
    private boolean answers(PlannedRefresh refresh) {
        var outcome = refresher.refresh(refresh.symbol(), refresh.priority()).join();
        return !(outcome instanceof Failed failed) || failed.concern() == Concern.SYMBOL;
    }

    private RefreshSituation situation() {
        var wanted = demand.now();
        var outlook = watch.outlook();
        return new RefreshSituation(
                clock,
                calls.get().limits(),
                wanted,
                known.withoutLatestSession(wanted.keySet()),
                known.neverTold(wanted.keySet()),
                backOff.lastOfBars(wanted.keySet()),
                outlook);
    }
}
