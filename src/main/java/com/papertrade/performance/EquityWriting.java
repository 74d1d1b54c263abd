package com.papertrade.performance;

import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ClosingPrice;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PastPricesChanged;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.EquityPoints.Outstanding;
import com.papertrade.platform.job.JobFailed;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import com.papertrade.portfolio.LedgerRestated;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what each portfolio was worth at every close, soon after the closes are known. Sessions that
 * were missed are made up for from the ledger and the price history, and a correction of the past has those
 * written anew that it touches.
 */
@Component
class EquityWriting implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(EquityWriting.class);

    /** Prices that were missing may be imported, or come late. */
    static final Duration GAPS_TRIED_AGAIN = Duration.ofHours(20);

    private static final int AT_A_TIME = 200;

    /** Of a longer past, closes are not kept from one portfolio to the next. */
    private static final int DAYS_SHARED = 40;

    private final EquityPoints points;
    private final Portfolios portfolios;
    private final MarketData market;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    EquityWriting(
            EquityPoints points,
            Portfolios portfolios,
            MarketData market,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.points = points;
        this.portfolios = portfolios;
        this.market = market;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public String name() {
        return "Write equity history";
    }

    @Override
    public Timetable timetable() {
        return Timetable.every(Duration.ofMinutes(10));
    }

    @Override
    public void run() {
        var session = ClosingPrice.latestFinal(market.clock());
        var tried = clock.instant().minus(GAPS_TRIED_AGAIN);
        var closes = new Closes(market);
        var failed = 0;
        var lot = points.findOutstanding(Optional.empty(), session.date(), tried, AT_A_TIME);
        while (!lot.isEmpty()) {
            failed += Math.toIntExact(lot.stream()
                    .filter(outstanding -> !isWritten(outstanding, session, closes))
                    .count());
            lot = points.findOutstanding(Optional.of(lot.getLast().portfolio()), session.date(), tried, AT_A_TIME);
        }
        if (failed > 0) {
            throw new JobFailed(
                    "Portfolios whose equity history is not written: %d. The log says why.".formatted(failed));
        }
    }

    /** In the transaction that restates it. */
    @EventListener
    @Transactional
    void onRestated(LedgerRestated restated) {
        points.forget(restated.portfolio(), restated.from());
    }

    /** Of whoever held the instrument at any time, as far as one can tell without looking at their ledgers. */
    @EventListener
    @Transactional
    void onPastPrices(PastPricesChanged changed) {
        var end = clock.instant();
        var lot = portfolios.everHolding(changed.symbol(), end, Optional.empty(), AT_A_TIME);
        while (!lot.isEmpty()) {
            lot.forEach(id -> points.doubt(id, changed.from(), changed.to()));
            lot = portfolios.everHolding(changed.symbol(), end, Optional.of(lot.getLast()), AT_A_TIME);
        }
    }

    private boolean isWritten(Outstanding outstanding, TradingSession last, Closes closes) {
        try {
            snapshot.executeWithoutResult(_ -> write(outstanding, last, closes));
            return true;
        } catch (ConcurrencyFailureException restated) {
            LOG.info(
                    "The past of portfolio {} is being restated; its history is written later",
                    outstanding.portfolio());
            return true;
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException unexpected) {
            LOG.error("The equity history of portfolio {} is not written", outstanding.portfolio(), unexpected);
            return false;
        }
    }

    private void write(Outstanding outstanding, TradingSession last, Closes closes) {
        var id = outstanding.portfolio();
        var through = points.lockProgress(id);
        var sessions = sessions(outstanding, through, last);
        if (sessions.isEmpty()) {
            return;
        }
        var before = market.clock().calendar().lastBefore(sessions.getFirst().date());
        portfolios.snapshot(id, before.close()).ifPresent(read -> {
            var written = new Writing(new Retrospect(read), closes.from(before.date()), last).write(sessions);
            save(id, written, sessions, through);
        });
    }

    /** Gaps first, then those after the last that is written; oldest first. */
    private List<TradingSession> sessions(Outstanding outstanding, Optional<LocalDate> through, TradingSession last) {
        var calendar = market.clock().calendar();
        var days = new TreeSet<>(outstanding.gaps());
        var next = through.map(calendar::firstAfter).orElseGet(() -> firstSession(outstanding.openedAt()));
        while (!next.date().isAfter(last.date())) {
            days.add(next.date());
            next = calendar.firstAfter(next.date());
        }
        return days.stream().flatMap(day -> calendar.session(day).stream()).toList();
    }

    /** The session at whose close the portfolio was there. */
    private TradingSession firstSession(Instant openedAt) {
        var calendar = market.clock().calendar();
        var completed = calendar.latestCompleted(openedAt);
        return completed.close().equals(openedAt) ? completed : calendar.firstAfter(completed.date());
    }

    private void save(PortfolioId id, Written written, List<TradingSession> sessions, Optional<LocalDate> through) {
        points.save(id, written.points());
        points.removeGaps(
                id, written.points().stream().map(EquityPoint::session).toList());
        written.gaps().forEach((session, missing) -> points.saveGap(id, session, missing, clock.instant()));
        written.through()
                .or(() -> through)
                .filter(newest -> through.filter(newest::isBefore).isEmpty())
                .ifPresent(newest -> points.saveProgress(id, newest));
        LOG.debug("{} of {} sessions of portfolio {} written", written.points().size(), sessions.size(), id);
    }

    /**
     * What became of some sessions.
     *
     * @param gaps with the symbols whose closes are missing
     * @param through the last that was dealt with; the latest of all waits for its closes
     */
    private record Written(List<EquityPoint> points, Map<LocalDate, String> gaps, Optional<LocalDate> through) {}

    private record Writing(Retrospect retrospect, Closes closes, TradingSession latest) {

        Written write(List<TradingSession> sessions) {
            var written = new ArrayList<EquityPoint>();
            var gaps = new HashMap<LocalDate, String>();
            var through = Optional.<LocalDate>empty();
            for (var session : sessions) {
                var previous = closes.market.clock().calendar().lastBefore(session.date());
                var held = retrospect.heldAt(session);
                var missing = closes.missing(held, session.date());
                if (missing.isEmpty()) {
                    written.add(point(session, previous, held));
                } else if (session.equals(latest)) {
                    break;
                } else {
                    gaps.put(session.date(), "waiting for the close of " + missing);
                }
                through = Optional.of(session.date());
            }
            return new Written(written, gaps, through);
        }

        private EquityPoint point(TradingSession session, TradingSession previous, SortedMap<Symbol, Quantity> held) {
            var cash = retrospect.cashAt(session);
            var flows = retrospect.flowsBetween(previous, session);
            return new EquityPoint(
                    session.date(),
                    cash.plus(closes.value(held, session.date())),
                    cash,
                    retrospect.netDepositsAt(session),
                    flows.deposited(),
                    flows.withdrawn(),
                    flows.dividends(),
                    flows.fees());
        }
    }

    /** Closes as traded, each instrument's read once. */
    private static final class Closes {

        private final MarketData market;
        private final Map<Symbol, Map<LocalDate, Price>> known = new HashMap<>();
        private LocalDate from = LocalDate.MAX;

        Closes(MarketData market) {
            this.market = market;
        }

        Closes from(LocalDate day) {
            var isLong = day.isBefore(market.clock().date().minusDays(DAYS_SHARED));
            if (isLong || day.isBefore(from)) {
                known.clear();
                from = day;
            }
            return this;
        }

        /** The symbols, separated by commas. */
        String missing(SortedMap<Symbol, Quantity> held, LocalDate session) {
            return String.join(
                    ", ",
                    held.keySet().stream()
                            .filter(symbol -> !closesOf(symbol).containsKey(session))
                            .map(Symbol::value)
                            .toList());
        }

        Money value(SortedMap<Symbol, Quantity> held, LocalDate session) {
            return held.entrySet().stream()
                    .map(position -> Optional.ofNullable(
                                    closesOf(position.getKey()).get(session))
                            .orElseThrow()
                            .times(position.getValue()))
                    .reduce(Money.ZERO_USD, Money::plus);
        }

        private Map<LocalDate, Price> closesOf(Symbol symbol) {
            return known.computeIfAbsent(symbol, _ -> {
                var closes = new HashMap<LocalDate, Price>();
                for (PriceBar bar : market.history(symbol, from).bars()) {
                    closes.put(bar.session(), bar.close());
                }
                return closes;
            });
        }
    }
}
