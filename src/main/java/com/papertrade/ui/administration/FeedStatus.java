package com.papertrade.ui.administration;

import com.papertrade.marketdata.BudgetStatus;
import com.papertrade.marketdata.PlannedRefresh;
import com.papertrade.marketdata.ProviderProblem;
import java.util.List;
import java.util.Optional;

/**
 * How the feed stands at one moment.
 *
 * @param budget empty with a provider whose calls cost nothing
 */
record FeedStatus(
        Optional<BudgetStatus> budget, String summary, List<PlannedRefresh> queue, List<ProviderProblem> problems) {}
