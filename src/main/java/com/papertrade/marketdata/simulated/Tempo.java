package com.papertrade.marketdata.simulated;

import java.time.Duration;

/**
 * When one share is traded: at a pace of its own, begun at a moment of its own, and never quite in
 * time, so that a screen full of prices is alive and does not blink in unison. Times count from the
 * session's open, in milliseconds.
 *
 * <p>The first tick is the open. Every other has a beat to itself, in whose first three fifths it
 * comes, and so follows from its number alone.
 *
 * @param pace from beat to beat
 * @param firstBeat less than one pace after the open
 */
record Tempo(long pace, long firstBeat, Noise noise) {

    private static final double LATEST = 0.6;

    static Tempo of(Duration pace, Noise noise) {
        var firstBeat = 1 + (long) (noise.about("first beat").uniform() * (pace.toMillis() - 1));
        return new Tempo(pace.toMillis(), firstBeat, noise.about("ticks"));
    }

    /** How many ticks a session has, the last of them before it closes. */
    int ticksIn(Duration session) {
        var latestBeat = session.toMillis() - 1 - Math.round(pace * LATEST);
        return 1 + beatsUntil(latestBeat);
    }

    /** The tick that was the latest then, 0 for the open. */
    int latestAt(Duration sinceOpen, int ticks) {
        var moment = sinceOpen.toMillis();
        var tick = Math.min(beatsUntil(moment), ticks - 1);
        return timeOf(tick) <= moment ? tick : tick - 1;
    }

    long timeOf(int tick) {
        return tick == 0
                ? 0
                : firstBeat + (tick - 1) * pace + (long) (noise.at(tick).uniform() * LATEST * pace);
    }

    private int beatsUntil(long moment) {
        return moment < firstBeat ? 0 : Math.toIntExact(1 + (moment - firstBeat) / pace);
    }
}
