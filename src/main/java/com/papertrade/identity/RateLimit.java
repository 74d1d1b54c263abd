package com.papertrade.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * So many of something a minute for each who asks: all at once if they like, and no more until time has
 * passed. Kept in the memory of one instance: with two of them, somebody who is on both has twice as many.
 *
 * @param <K> who asks
 */
public final class RateLimit<K> {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Many more than ask in a minute, and no memory to speak of. */
    private static final int MOST_ASKING = 50_000;

    private final int perMinute;
    private final LoadingCache<K, Bucket> buckets;

    /** @param perMinute 0 for no limit */
    public RateLimit(int perMinute, Clock clock) {
        if (perMinute < 0) {
            throw new IllegalArgumentException("A limit is not negative: " + perMinute);
        }
        this.perMinute = perMinute;
        var time = new TimeOf(clock);
        // A bucket that nobody has asked for a minute is full again, as a new one is.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ASKING)
                .expireAfterAccess(MINUTE.plusSeconds(1))
                .ticker(time::currentTimeNanos)
                .build(_ -> newBucket(time));
    }

    /** Counts one more; if that is too many, it is not counted. @return how long to wait for the next */
    public Optional<Duration> tooMany(K who) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        var probe = buckets.get(who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(wholeSeconds(probe.getNanosToWaitForRefill()));
    }

    private Bucket newBucket(TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Upwards: whoever waits that long gets what they wait for. */
    private static Duration wholeSeconds(long nanos) {
        return Duration.ofSeconds(Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1)));
    }

    private record TimeOf(Clock clock) implements TimeMeter {

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
