package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What everybody together needs: each symbol for its most urgent reason. */
class Demand {

    /** Screens ask for each stale symbol; one answer does for all of them. */
    static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final List<MarketDemand> sources;
    private final Clock clock;
    private volatile Reading latest = new Reading(Instant.MIN, Map.of());

    Demand(List<MarketDemand> sources, Clock clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    private record Reading(Instant at, Map<Symbol, CallPriority> symbols) {}

    Map<Symbol, CallPriority> now() {
        var all = new HashMap<Symbol, CallPriority>();
        var moreUrgent = BinaryOperator.<CallPriority>minBy(Comparator.naturalOrder());
        sources.forEach(
                source -> source.symbols().forEach((symbol, priority) -> all.merge(symbol, priority, moreUrgent)));
        var reading = new Reading(clock.instant(), Map.copyOf(all));
        latest = reading;
        return reading.symbols();
    }

    /** As it was a few seconds ago. */
    Optional<CallPriority> of(Symbol symbol) {
        var reading = latest;
        var isOld = reading.at().isBefore(clock.instant().minus(REMEMBERED));
        return Optional.ofNullable((isOld ? now() : reading.symbols()).get(symbol));
    }
}
