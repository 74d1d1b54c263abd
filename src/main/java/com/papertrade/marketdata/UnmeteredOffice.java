package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The office of a provider that costs nothing: there is nothing to plan, and nothing to wait for. */
record UnmeteredOffice(MarketDataProvider provider) implements MarketDataOffice {

    @Override
    public Optional<BudgetStatus> budget() {
        return Optional.empty();
    }

    @Override
    public List<PlannedRefresh> queue() {
        return List.of();
    }

    @Override
    public Optional<Instant> nextRefresh() {
        return Optional.empty();
    }

    @Override
    public List<ProviderProblem> lastProblems() {
        return List.of();
    }

    @Override
    public FetchReport fetchNow(Symbol symbol) {
        return new FetchReport(
                symbol,
                false,
                "The %s is asked whenever a price is wanted; there is nothing to fetch."
                        .formatted(provider.source().label()));
    }

    @Override
    public String summary() {
        return "Calls to the %s are not counted".formatted(provider.source().label());
    }
}
