package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What administrators see of the feed, and may do with it. */
public interface MarketDataOffice {

    /** The calls that are left; empty with a provider whose calls cost nothing. */
    Optional<BudgetStatus> budget();

    /** What is waiting to be asked, in the order in which it will be. */
    List<PlannedRefresh> queue();

    /** When the provider will be asked next. */
    Optional<Instant> nextRefresh();

    /** Newest first, kept over restarts, at most 50. */
    List<ProviderProblem> lastProblems();

    /** Asks for the bars of a symbol now, with the priority of an order, and waits for the answer. */
    FetchReport fetchNow(Symbol symbol);

    /** One sentence for a screen: {@code 17 of 25 calls left today, next refresh 16:20 New York}. */
    String summary();
}
