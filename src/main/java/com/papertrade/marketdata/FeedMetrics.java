package com.papertrade.marketdata;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The provider's calls and the cache in figures; without a value where calls cost nothing, or nobody knows. */
@Component
class FeedMetrics implements MeterBinder {

    private final MarketDataOffice office;
    private final QuoteCache cache;

    FeedMetrics(MarketDataOffice office, QuoteCache cache) {
        this.office = office;
        this.cache = cache;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        budget(registry, "papertrade.provider.calls.left", "Calls that can still be made today", BudgetStatus::left);
        budget(registry, "papertrade.provider.calls.allowed", "Calls that a day has", BudgetStatus::perDay);
        budget(
                registry,
                "papertrade.provider.closed",
                "1 while the provider has refused and is left alone",
                status -> status.closedUntil().isPresent() ? 1 : 0);
        var _ = Gauge.builder("papertrade.cache.answers", cache, quotes -> quotes.answers() ? 1 : 0)
                .description("0 while the cache of quotes does not answer and the database has to")
                .register(registry);
    }

    private void budget(MeterRegistry registry, String name, String description, ToDoubleFunction<BudgetStatus> of) {
        var _ = Gauge.builder(name, office, from -> figure(from, of))
                .description(description)
                .register(registry);
    }

    private static double figure(MarketDataOffice office, ToDoubleFunction<BudgetStatus> of) {
        try {
            return office.budget().map(of::applyAsDouble).orElse(Double.NaN);
        } catch (DataAccessException _) { // the database is away, which health says
            return Double.NaN;
        }
    }
}
