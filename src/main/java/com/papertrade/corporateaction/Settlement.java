package com.papertrade.corporateaction;

import com.papertrade.corporateaction.CorporateAction.CashDividend;
import com.papertrade.corporateaction.CorporateAction.Split;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.QuotesUpdated;
import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import com.papertrade.portfolio.Entitlements;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.SplitAdjustment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets splits and dividends reach the portfolios: once the session that they are effective in is the one
 * that prices speak of, and at the first price of a new session before anybody else acts on it. A portfolio
 * at a time, each in a transaction of its own, so that doing it twice, in several instances at once, or
 * again after the first half, does no harm.
 */
@Component
class Settlement implements RecurringJob {

    static final String NAME = "Settle splits and dividends";

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private static final int PORTFOLIOS_AT_A_TIME = 500;

    private final ActionRows actions;
    private final SplitDesk splits;
    private final DividendDesk dividends;
    private final Entitlements entitlements;
    private final Portfolios portfolios;
    private final SplitAdjustment orders;
    private final MarketData market;
    private final Clock clock;
    private final AtomicReference<LocalDate> settledSession = new AtomicReference<>(LocalDate.MIN);

    Settlement(
            ActionRows actions,
            SplitDesk splits,
            DividendDesk dividends,
            Entitlements entitlements,
            Portfolios portfolios,
            SplitAdjustment orders,
            MarketData market,
            Clock clock) {
        this.actions = actions;
        this.splits = splits;
        this.dividends = dividends;
        this.entitlements = entitlements;
        this.portfolios = portfolios;
        this.orders = orders;
        this.market = market;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timetable timetable() {
        return Timetable.every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        var failed = settle() + pay();
        if (failed > 0) {
            throw new JobFailed(
                    "Portfolios that a split or dividend has not reached: %d. The log says why.".formatted(failed));
        }
    }

    /** Ahead of who matches orders and refreshes screens at the same news. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void onNewSession(QuotesUpdated news) {
        var session = market.today().date();
        if (!session.equals(settledSession.getAndSet(session))) {
            LOG.debug("{} is the first news of {}", news, session);
            settleForNews();
        }
    }

    /** Who brings the news is not to blame: what fails here is done, or reported, by the next regular run. */
    private void settleForNews() {
        try {
            run();
        } catch (RuntimeException failure) {
            LOG.warn("Splits and dividends are settled later: {}", failure.toString());
        }
    }

    /** @return how many portfolios could not be helped */
    private int settle() {
        var failed = 0;
        for (var due : actions.findDue(market.today().date())) {
            var left = concerned(due.action()).stream()
                    .filter(id -> !reaches(id, due.action()))
                    .count();
            if (left == 0) {
                actions.markSettled(due, clock.instant());
            }
            failed += Math.toIntExact(left);
        }
        return failed;
    }

    private Set<PortfolioId> concerned(CorporateAction action) {
        var openedBefore = openedBefore(action);
        var concerned = new LinkedHashSet<PortfolioId>();
        var lot = portfolios.everHolding(action.symbol(), openedBefore, Optional.empty(), PORTFOLIOS_AT_A_TIME);
        while (!lot.isEmpty()) {
            concerned.addAll(lot);
            lot = portfolios.everHolding(
                    action.symbol(), openedBefore, Optional.of(lot.getLast()), PORTFOLIOS_AT_A_TIME);
        }
        if (action instanceof Split) {
            concerned.addAll(orders.portfoliosWaitingFor(action.symbol()));
        }
        return concerned;
    }

    /**
     * Who opened a portfolio later has nothing to do with it: a dividend is for who held at the close before, and a
     * split for who can have traded in the old count, which with one price a session goes on until there is one.
     */
    private Instant openedBefore(CorporateAction action) {
        var calendar = market.clock().calendar();
        return switch (action) {
            case CashDividend dividend -> calendar.lastBefore(dividend.exDate()).close();
            case Split split ->
                calendar.firstAfter(split.effectiveOn().minusDays(1)).close();
        };
    }

    private boolean reaches(PortfolioId id, CorporateAction action) {
        return succeeds(id, action.toString(), () -> {
            switch (action) {
                case Split split -> splits.settle(id, split);
                case CashDividend dividend -> dividends.entitle(id, dividend);
            }
        });
    }

    /** @return how many could not be paid */
    private int pay() {
        var today = market.clock().date();
        var failed = new ArrayList<Entitlements.Entitlement>();
        List<Entitlements.Entitlement> due;
        do {
            // Those that failed stay due, and are passed over.
            due = entitlements.findDue(today, PORTFOLIOS_AT_A_TIME + failed.size()).stream()
                    .filter(owed -> !failed.contains(owed))
                    .toList();
            due.stream().filter(owed -> !isPaid(owed)).forEach(failed::add);
        } while (!due.isEmpty());
        return failed.size();
    }

    private boolean isPaid(Entitlements.Entitlement owed) {
        var receivable = owed.receivable();
        return succeeds(
                owed.portfolio(),
                receivable.toString(),
                () -> dividends.pay(owed.portfolio(), receivable.symbol(), receivable.exDate()));
    }

    /** One portfolio that cannot be helped keeps no other from it; a database that is away keeps all. */
    private static boolean succeeds(PortfolioId id, String what, Runnable action) {
        try {
            action.run();
            return true;
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException unexpected) {
            LOG.error("{} has not reached portfolio {}", what, id, unexpected);
            return false;
        }
    }
}
