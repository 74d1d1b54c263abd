package com.papertrade.marketdata;

import com.papertrade.marketdata.FeedUnavailable.Reason;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
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
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The calls to a metered provider that may still be made: so many a day, spread so far apart. All
 * instances share it through the database, and a restart does not refill it.
 *
 * <p>A day's calls are two allowances: one for everything, and the last few for orders alone, so that
 * browsing never leaves a trader without a price. Both are new at midnight; nothing trickles in before.
 */
public final class CallBudget {

    /** How long a call waits for its turn before it gives up. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);

    private final CallLimits limits;
    private final Clock clock;
    private final UninterruptibleBlockingStrategy waiting;
    private final ProxyManager<String> buckets;

    public CallBudget(DataSource dataSource, Clock clock, CallLimits limits) {
        this(dataSource, clock, limits, UninterruptibleBlockingStrategy.PARKING);
    }

    CallBudget(DataSource dataSource, Clock clock, CallLimits limits, UninterruptibleBlockingStrategy waiting) {
        this.limits = limits;
        this.clock = clock;
        this.waiting = waiting;
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
     * @throws FeedUnavailable if the day's calls are spent, or others are waiting already
     */
    public void spend(CallPriority priority) {
        var allowance = spendOfToday(priority);
        if (!pace().asBlocking().tryConsumeUninterruptibly(1, PATIENCE, waiting)) {
            allowance.addTokens(1);
            throw new FeedUnavailable(
                    Reason.RATE_LIMIT,
                    "Too many prices are being asked for at this moment; try again in a few seconds.",
                    PATIENCE.plus(limits.interval()));
        }
    }

    /** How many calls are left today, those for orders included. */
    public int remainingToday() {
        return Math.toIntExact(allowances(CallPriority.ORDER)
                .mapToLong(BucketProxy::getAvailableTokens)
                .sum());
    }

    /** When the next day's calls are there. */
    public Instant nextDay() {
        return today().plusDays(1).atStartOfDay(limits.zone()).toInstant();
    }

    /** Makes no more calls today: the provider counts otherwise than we do, and its count decides. */
    public void closeForToday() {
        allowances(CallPriority.ORDER).forEach(BucketProxy::tryConsumeAsMuchAsPossible);
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

    private BucketProxy spendOfToday(CallPriority priority) {
        return allowances(priority)
                .filter(allowance -> allowance.tryConsume(1))
                .findFirst()
                .orElseThrow(() -> spentForToday(priority));
    }

    private FeedUnavailable spentForToday(CallPriority priority) {
        var left = priority == CallPriority.ORDER ? 0 : remainingToday();
        var what = left == 0
                ? "All %d market-data calls of today are used up".formatted(limits.perDay())
                : "The last %d of today's %d market-data calls are kept for orders".formatted(left, limits.perDay());
        return new FeedUnavailable(
                Reason.DAILY_LIMIT,
                "%s; the next is free at midnight in %s.".formatted(what, city()),
                Duration.between(clock.instant(), nextDay()));
    }

    private String city() {
        var id = limits.zone().getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** What a call of this priority may spend from, in this order. */
    private Stream<BucketProxy> allowances(CallPriority priority) {
        var forAll = allowance("all", limits.perDay() - limits.keptForOrders());
        return priority == CallPriority.ORDER && limits.keptForOrders() > 0
                ? Stream.of(forAll, allowance("orders", limits.keptForOrders()))
                : Stream.of(forAll);
    }

    /**
     * One day's calls of a kind. The day is part of the name, because a day is not always 24 hours
     * long; the refill that a bucket must have comes when the name is no longer used.
     */
    private BucketProxy allowance(String kind, int calls) {
        var configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(calls).refillIntervally(calls, Duration.ofDays(2)))
                .build();
        // A limit raised during the day holds at once; one that is lowered, from the next day on, as
        // instances that are set differently would otherwise refill it in turns.
        return buckets.builder()
                .withImplicitConfigurationReplacement(calls, TokensInheritanceStrategy.ADDITIVE)
                .build("%s %s %s".formatted(limits.provider(), today(), kind), () -> configuration);
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
