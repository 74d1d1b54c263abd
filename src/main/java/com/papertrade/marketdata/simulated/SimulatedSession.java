package com.papertrade.marketdata.simulated;

import com.papertrade.marketdata.PriceBar;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One day of one invented company: its bar, and every tick between its open and its close. Amounts
 * are in cents.
 *
 * <p>The ticks are a Brownian bridge: a random walk that is known at its ends, found by halving the
 * time between two known points. Four points are known: the open, the two extremes of the day, each
 * at a time of its own, and the close. So any tick is found without those before it, none leaves
 * the bar, and the last one is the close.
 *
 * @param deviation what the price moves in a day, as a fraction of it
 */
record SimulatedSession(long open, long high, long low, long close, double deviation, Noise noise) {

    /** Of the day's own movement, what happens between two sessions, and beyond open and close. */
    private static final double GAP = 0.15;

    private static final double REACH = 0.4;

    /** In dollars; a believable number of shares for the price follows from it. */
    private static final double TYPICAL_TURNOVER = 250_000_000;

    static SimulatedSession between(long previousClose, long close, double deviation, Noise noise) {
        var gap = noise.about("gap").gaussian() * GAP * deviation;
        var open = moved(previousClose, gap);
        var above = Math.abs(noise.about("high").gaussian()) * REACH * deviation;
        var below = Math.abs(noise.about("low").gaussian()) * REACH * deviation;
        var high = Math.max(moved(Math.max(open, close), above), Math.max(open, close));
        var low = Math.min(moved(Math.min(open, close), -below), Math.min(open, close));
        return new SimulatedSession(open, high, low, close, deviation, noise);
    }

    private static long moved(long cents, double logarithm) {
        return Math.max(1, Math.round(cents * StrictMath.exp(logarithm)));
    }

    PriceBar bar(LocalDate date) {
        return new PriceBar(date, dollars(open), dollars(high), dollars(low), dollars(close), volume());
    }

    /** Busier on days that move more. */
    private long volume() {
        var excitement = Math.abs(StrictMath.log((double) close / open)) / deviation;
        var spread = StrictMath.exp(noise.about("volume").gaussian() * 0.35);
        return Math.round(TYPICAL_TURNOVER * 100 / close * spread * (0.6 + 0.4 * excitement));
    }

    /**
     * The price at one tick of the day.
     *
     * @param tick from 0, the open, to {@code ticks - 1}, the close
     * @param ticks how many the day has
     */
    Price priceAt(int tick, int ticks) {
        return dollars(Math.round(centsAt(tick, ticks)));
    }

    private double centsAt(int tick, int ticks) {
        var last = ticks - 1;
        var one = (int) (1 + noise.about("first extreme").uniform() * (last - 1));
        var other = (int) (1 + noise.about("second extreme").uniform() * (last - 1));
        if (one == other) {
            return tick == last ? close : bridged(tick, 0, open, last, close, ticks);
        }
        var highFirst = noise.about("which first").uniform() < 0.5;
        var first = Math.min(one, other);
        var second = Math.max(one, other);
        var atFirst = highFirst ? high : low;
        var atSecond = highFirst ? low : high;
        if (tick < first) {
            return bridged(tick, 0, open, first, atFirst, ticks);
        }
        return tick < second
                ? bridged(tick, first, atFirst, second, atSecond, ticks)
                : bridged(tick, second, atSecond, last, close, ticks);
    }

    /** Halves the time between two known ticks until the one asked for is known. */
    private double bridged(int tick, int from, double atFrom, int to, double atTo, int ticks) {
        var left = from;
        var atLeft = atFrom;
        var right = to;
        var atRight = atTo;
        while (tick != left && tick != right) {
            var middle = (left + right) >>> 1;
            var spread = deviation * open * StrictMath.sqrt((right - left) / (4.0 * ticks));
            var atMiddle = withinBar((atLeft + atRight) / 2 + noise.at(middle).gaussian() * spread);
            if (tick < middle) {
                right = middle;
                atRight = atMiddle;
            } else {
                left = middle;
                atLeft = atMiddle;
            }
        }
        return tick == left ? atLeft : atRight;
    }

    /** What would leave the bar is thrown back from its edge. */
    private double withinBar(double cents) {
        if (cents > high) {
            return Math.max(low, 2.0 * high - cents);
        }
        return cents < low ? Math.min(high, 2.0 * low - cents) : cents;
    }

    /** The way out of floating point: an exact decimal in whole cents. */
    private static Price dollars(long cents) {
        return Price.usd(BigDecimal.valueOf(cents, 2));
    }
}
