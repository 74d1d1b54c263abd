package com.papertrade.marketdata;

import com.papertrade.marketdata.FeedUnavailable.Reason;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The calls to a metered provider that may still be made: so many a day, spread so far apart. All
 * instances share it through the database, and a restart does not refill it.
 *
 * <p>A call is given only if what remains covers what is more urgent: the last few are for orders
 * alone, and before them come as many as the day's planned refreshes still need, so that browsing in
 * the morning does not eat the evening's closes. A day is new at midnight; nothing trickles in before.
 * The pace is a token bucket; the day is a count, because what may be spent of it changes by the hour.
 */
public final class CallBudget {

    /** How long a call waits for its turn before it gives up. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long a provider that refuses sooner than our count explains is left alone. */
    static final Duration UNTIL_PROBED_AGAIN = Duration.ofHours(1);

    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);

    private final CallLimits limits;
    private final Clock clock;
    private final PendingCalls pending;
    private final UninterruptibleBlockingStrategy waiting;
    private final CallDays days;
    private final ProxyManager<String> buckets;

    public CallBudget(DataSource dataSource, Clock clock, CallLimits limits, PendingCalls pending) {
        this(dataSource, clock, limits, pending, UninterruptibleBlockingStrategy.PARKING);
    }

    CallBudget(
            DataSource dataSource,
            Clock clock,
            CallLimits limits,
            PendingCalls pending,
            UninterruptibleBlockingStrategy waiting) {
        this.limits = limits;
        this.clock = clock;
        this.pending = pending;
        this.waiting = waiting;
        this.days = new CallDays(dataSource, limits.provider());
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("call_budget")
                .idColumn("bucket")
                .stateColumn("state")
                .clientClock(new ClockMeter(clock))
                .requestTimeout(DATABASE_PATIENCE)
                .build();
    }

    /**
     * Spends one call, waiting up to two seconds for its turn. To be followed by one request.
     *
     * @throws FeedUnavailable if no call of the day is left for this, or others are waiting already
     */
    public void spend(CallPriority priority) {
        var day = today();
        var forOrders = priority == CallPriority.ORDER ? 0 : limits.keptForOrders();
        var forHeld = priority == CallPriority.ORDER ? 0 : planned(priority);
        if (!days.spend(day, priority, limits.perDay() - forHeld, forOrders, clock.instant())) {
            throw refusal(days.of(day), forHeld);
        }
        if (!isTurn(day, priority)) {
            days.giveBack(day, priority);
            throw new FeedUnavailable(
                    Reason.RATE_LIMIT,
                    "Too many prices are being asked for at this moment; try again in a few seconds.",
                    PATIENCE.plus(limits.interval()));
        }
    }

    /** A call that was counted and cannot be made, because the database fails now, is given back. */
    private boolean isTurn(LocalDate day, CallPriority priority) {
        try {
            return pace().asBlocking().tryConsumeUninterruptibly(1, PATIENCE, waiting);
        } catch (RuntimeException failure) {
            days.giveBack(day, priority);
            throw failure;
        }
    }

    /** How many calls are left today, those that are kept included. */
    public int remainingToday() {
        return remaining(days.of(today()));
    }

    /** When the next day's calls are there. */
    public Instant nextDay() {
        return today().plusDays(1).atStartOfDay(limits.zone()).toInstant();
    }

    public BudgetStatus status() {
        return status(pending.moreUrgentThan(CallPriority.WATCHED));
    }

    /** @param pendingForHeld how many calls the day still needs for what is held */
    BudgetStatus status(int pendingForHeld) {
        var day = days.of(today());
        return new BudgetStatus(
                remaining(day),
                limits.perDay(),
                keptForOrders(day),
                Math.min(pendingForHeld, limits.mostForHeld()),
                nextDay(),
                day.closedUntil().filter(clock.instant()::isBefore));
    }

    /**
     * Takes the provider's word that its calls are spent, and counts the refused one as not made. Where
     * most of our own day is spent too, it is over. Where it is not, the provider's day began at another
     * hour than ours, which nothing documents, and may be new at any: it is left alone for an hour only.
     *
     * @return until when no call is made
     */
    public Instant closeAsRefused() {
        var day = today();
        // Whose call it was is forgotten by now: what orders have had of their part, they keep.
        days.giveBack(day, CallPriority.BROWSING);
        var hour = clock.instant().plus(UNTIL_PROBED_AGAIN);
        var until = isFresh(days.of(day)) && hour.isBefore(nextDay()) ? hour : nextDay();
        days.close(day, until);
        return until;
    }

    /** Makes no call for a while: the provider found the calls too close together. */
    public void pauseFor(Duration pause) {
        var pace = pace();
        // What is owed already counts, so that several such answers at once do not add up.
        var turns = pause.dividedBy(limits.interval()) + pace.getAvailableTokens();
        if (turns > 0) {
            pace.consumeIgnoringRateLimits(turns);
        }
    }

    CallLimits limits() {
        return limits;
    }

    private int keptForOrders(CallDays.Day day) {
        return Math.max(0, limits.keptForOrders() - day.byOrders());
    }

    private int planned(CallPriority lessUrgent) {
        return Math.min(pending.moreUrgentThan(lessUrgent), limits.mostForHeld());
    }

    private int remaining(CallDays.Day day) {
        var isOver = day.closedUntil().filter(nextDay()::equals).isPresent();
        return isOver ? 0 : Math.max(0, limits.perDay() - day.spent());
    }

    private boolean isFresh(CallDays.Day day) {
        return day.spent() * 2 < limits.perDay();
    }

    private FeedUnavailable refusal(CallDays.Day day, int keptForHeld) {
        var now = clock.instant();
        if (day.isClosedAt(now)) {
            var until = day.closedUntil().orElseThrow();
            return new FeedUnavailable(
                    Reason.DAILY_LIMIT,
                    "The market-data provider gives no more answers for now; it is asked again at %s."
                            .formatted(Moments.hour(until, limits.zone())),
                    Duration.between(now, until));
        }
        return new FeedUnavailable(
                Reason.DAILY_LIMIT,
                "%s; the next is free at midnight in %s."
                        .formatted(whatIsLeft(remaining(day), keptForHeld), Moments.city(limits.zone())),
                Duration.between(now, nextDay()));
    }

    private String whatIsLeft(int left, int keptForHeld) {
        if (left == 0) {
            return "All %d market-data calls of today are used up".formatted(limits.perDay());
        }
        var forWhom = keptForHeld > 0 ? "orders and for what is held" : "orders";
        return "The last %d of today's %d market-data calls are kept for %s".formatted(left, limits.perDay(), forWhom);
    }

    private BucketProxy pace() {
        var configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, limits.interval()))
                .build();
        return buckets.builder()
                .build("%s every %s".formatted(limits.provider(), limits.interval()), () -> configuration);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), limits.zone());
    }

    /** The application's clock, as Bucket4j reads it. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
