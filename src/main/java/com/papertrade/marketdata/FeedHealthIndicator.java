package com.papertrade.marketdata;

import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the provider of prices may be asked. One that has refused is left alone for a while, and what is
 * known stays on the screens with its age: a matter for people only if it lasts.
 */
@Component
class FeedHealthIndicator extends AbstractHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final MarketDataOffice office;

    FeedHealthIndicator(MarketDataOffice office) {
        this.office = office;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var closed = office.budget().flatMap(BudgetStatus::closedUntil);
        health.status(closed.isPresent() ? DEGRADED : Status.UP).withDetail("calls", office.summary());
        closed.ifPresent(until -> health.withDetail("leftAloneUntil", until));
        lastProblem()
                .ifPresent(problem ->
                        health.withDetail("lastProblem", problem.sentence()).withDetail("lastProblemAt", problem.at()));
    }

    private Optional<ProviderProblem> lastProblem() {
        return office.lastProblems().stream().findFirst();
    }
}
