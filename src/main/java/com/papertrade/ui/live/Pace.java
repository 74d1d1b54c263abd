package com.papertrade.ui.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When one screen is refreshed: at once when there is news, then not again for half a second. News
 * that comes meanwhile is kept, however much it is, and told by one refresh. A screen without news is
 * refreshed every half minute or so all the same, in case something was missed.
 */
class Pace {

    static final Duration REST = Duration.ofMillis(500);
    static final Duration BEAT_AT_LEAST = Duration.ofSeconds(20);
    static final Duration BEAT_AT_MOST = Duration.ofSeconds(40);

    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    private enum State {
        IDLE,
        REFRESHING,
        RESTING,
        CLOSED
    }

    private final LiveScreen screen;
    private final Later later;
    private final Executor executor;
    private State state = State.IDLE;
    private boolean newsWaiting;
    private boolean failing;
    private Later.@Nullable Waiting waiting;

    Pace(LiveScreen screen, Later later, Executor executor) {
        this.screen = screen;
        this.later = later;
        this.executor = executor;
    }

    synchronized void open() {
        waitForBeat();
    }

    synchronized void news() {
        switch (state) {
            case IDLE -> begin();
            case REFRESHING, RESTING -> newsWaiting = true;
            case CLOSED -> {}
        }
    }

    synchronized void close() {
        state = State.CLOSED;
        stopWaiting();
    }

    private void begin() {
        stopWaiting();
        state = State.REFRESHING;
        newsWaiting = false;
        executor.execute(this::refresh);
    }

    private void refresh() {
        try {
            screen.refresh();
            failing = false;
        } catch (RuntimeException failed) {
            log(failed);
        } finally {
            rest();
        }
    }

    /** What fails at every price is told in full only once. */
    private void log(RuntimeException failed) {
        if (failing) {
            LOG.debug("A screen still cannot be refreshed", failed);
        } else {
            LOG.warn("A screen could not be refreshed: it keeps what it shows, and is tried again", failed);
        }
        failing = true;
    }

    private synchronized void rest() {
        if (state != State.CLOSED) {
            state = State.RESTING;
            wait(REST, this::rested);
        }
    }

    private synchronized void rested() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.IDLE;
        if (newsWaiting) {
            begin();
        } else {
            waitForBeat();
        }
    }

    /** At another time for each screen, lest all of them ask at once. */
    private void waitForBeat() {
        wait(
                Duration.ofMillis(
                        ThreadLocalRandom.current().nextLong(BEAT_AT_LEAST.toMillis(), BEAT_AT_MOST.toMillis())),
                this::news);
    }

    private void wait(Duration pause, Runnable task) {
        try {
            waiting = later.after(pause, task);
        } catch (RejectedExecutionException stopped) {
            state = State.CLOSED;
            LOG.debug("PaperTrade is being stopped, and screens stand still", stopped);
        }
    }

    private void stopWaiting() {
        if (waiting != null) {
            waiting.cancel();
            waiting = null;
        }
    }
}
