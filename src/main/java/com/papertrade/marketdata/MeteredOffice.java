package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import com.papertrade.marketdata.FetchOutcome.UpToDate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The office of a provider whose calls are counted. */
record MeteredOffice(
        MarketDataProvider provider,
        MarketClock clock,
        CallBudget calls,
        RefreshPlanner planner,
        Refresher refresher,
        KnownPrices known,
        ProviderProblems problems)
        implements MarketDataOffice {

    @Override
    public Optional<BudgetStatus> budget() {
        return Optional.of(calls.status());
    }

    @Override
    public List<PlannedRefresh> queue() {
        return planner.queue();
    }

    @Override
    public Optional<Instant> nextRefresh() {
        return queue().stream().findFirst().map(PlannedRefresh::notBefore);
    }

    @Override
    public List<ProviderProblem> lastProblems() {
        return problems.last(provider.source());
    }

    @Override
    public FetchReport fetchNow(Symbol symbol) {
        if (!known.isWithoutLatestSession(symbol)) {
            return new FetchReport(
                    symbol, false, "%s's close of %s is known; no call was spent.".formatted(session(), symbol));
        }
        var before = known.quote(symbol).map(Quote::session);
        var outcome = refresher.barsNow(symbol);
        var after = known.quote(symbol).map(Quote::session);
        return new FetchReport(symbol, outcome instanceof UpToDate || !after.equals(before), sentence(symbol, outcome));
    }

    private String sentence(Symbol symbol, FetchOutcome outcome) {
        var label = provider.source().label();
        return switch (outcome) {
            case UpToDate _ -> "%s's close of %s is here.".formatted(session(), symbol);
            case NotYet _ -> "%s does not have %s's close of %s yet.".formatted(label, session(), symbol);
            case NoSuchSymbol _ -> "%s knows no symbol %s.".formatted(label, symbol);
            case Failed failed -> failed.sentence();
        };
    }

    private String session() {
        return Moments.day(ClosingPrice.latestFinal(clock).date());
    }

    @Override
    public String summary() {
        return Summary.of(calls.status(), nextRefresh(), clock);
    }
}
