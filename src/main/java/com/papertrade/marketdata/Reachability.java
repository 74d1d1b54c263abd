package com.papertrade.marketdata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the cache is worth asking. One that failed is left alone for a while; then one caller tries
 * it, and the others do not wait for what comes of it. So an outage costs whoever meets it first the
 * time limit of one command, and now and then one caller again.
 */
class Reachability {

    static final Duration LEFT_ALONE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final Clock clock;
    private final AtomicReference<Instant> nextTry = new AtomicReference<>(Instant.MIN);
    private volatile State state = State.UNTRIED;

    private enum State {
        UNTRIED,
        ANSWERS,
        DOWN
    }

    Reachability(Clock clock) {
        this.clock = clock;
    }

    /** What is answered, or the other when nothing is. */
    <T> T ask(Supplier<T> question, T withoutAnswer) {
        if (!isWorthAsking()) {
            return withoutAnswer;
        }
        try {
            var answer = question.get();
            answered();
            return answer;
        } catch (RuntimeException down) {
            failed(down);
            return withoutAnswer;
        }
    }

    private boolean isWorthAsking() {
        if (state == State.ANSWERS) {
            return true;
        }
        var due = nextTry.get();
        var now = clock.instant();
        return !now.isBefore(due) && nextTry.compareAndSet(due, now.plus(LEFT_ALONE));
    }

    private void answered() {
        if (state == State.DOWN) {
            LOG.info("The cache of quotes answers again.");
        }
        state = State.ANSWERS;
    }

    private void failed(RuntimeException failure) {
        nextTry.set(clock.instant().plus(LEFT_ALONE));
        if (state != State.DOWN) {
            LOG.warn("The cache of quotes does not answer; the database does: {}", failure.toString());
        }
        state = State.DOWN;
    }
}
