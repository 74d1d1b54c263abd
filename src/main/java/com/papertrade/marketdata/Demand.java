package com.papertrade.marketdata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.papertrade.instrument.Symbol;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;

/** What everybody together needs: each symbol for its most urgent reason. */
class Demand {

    /** Screens ask for each stale symbol; one answer does for all of them. */
    static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final String ALL = "all";

    private final List<MarketDemand> sources;
    private final Cache<String, Map<Symbol, CallPriority>> latest;

    Demand(List<MarketDemand> sources, Clock clock) {
        this.sources = List.copyOf(sources);
        this.latest = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()))
                .build();
    }

    Map<Symbol, CallPriority> now() {
        var all = new HashMap<Symbol, CallPriority>();
        var moreUrgent = BinaryOperator.<CallPriority>minBy(Comparator.naturalOrder());
        sources.forEach(
                source -> source.symbols().forEach((symbol, priority) -> all.merge(symbol, priority, moreUrgent)));
        var demand = Map.copyOf(all);
        latest.put(ALL, demand);
        return demand;
    }

    /** As it was a few seconds ago. */
    Optional<CallPriority> of(Symbol symbol) {
        return Optional.ofNullable(
                Objects.requireNonNull(latest.get(ALL, _ -> now())).get(symbol));
    }
}
