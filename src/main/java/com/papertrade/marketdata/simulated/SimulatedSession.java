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
record SimulatedSession(long open, long high, long low, long close, long volume, double deviation, Noise noise) {

    /** How much of the day's move has happened when it opens, and what else has, in deviations. */
    private static final double HEAD_START = 0.25;

    private static final double GAP = 0.35;

    /** Beyond open and close, in deviations. */
    private static final double REACH = 0.5;

    /** On a dull day fewer shares are traded than on a usual one, on the wildest this many times more. */
    private static final double DULL = 0.5;

    private static final double WILD = 5;

    /**
     * @param reference what the previous close is worth before the market opens, in cents
     * @param surprise what of the day's move, as a logarithm, is in the first price already
     * @param turnover of a usual day, in dollars
     */
    static SimulatedSession of(
            double reference, long close, double surprise, double deviation, double turnover, Noise noise) {
        var move = StrictMath.log(close / reference);
        var gap = HEAD_START * (move - surprise)
                + GAP * deviation * noise.about("gap").gaussian();
        var open = moved(reference, surprise + gap);
        var above = Math.abs(noise.about("high").gaussian()) * REACH * deviation;
        var below = Math.abs(noise.about("low").gaussian()) * REACH * deviation;
        return new SimulatedSession(
                open,
                moved(Math.max(open, close), above),
                moved(Math.min(open, close), -below),
                close,
                volume(turnover * 100 / close, Math.abs(move) / deviation, noise.about("volume")),
                deviation,
                noise);
    }

    private static long moved(double cents, double logarithm) {
        return Math.max(1, Math.round(cents * StrictMath.exp(logarithm)));
    }

    /**
     * Busier on days that move more.
     *
     * @param usual number of shares
     * @param excitement the move in deviations
     */
    private static long volume(double usual, double excitement, Noise noise) {
        var spread = StrictMath.exp(noise.gaussian() * 0.35);
        return Math.round(usual * spread * Math.min(DULL + excitement * 0.6, WILD));
    }

    PriceBar bar(LocalDate date) {
        return new PriceBar(date, dollars(open), dollars(high), dollars(low), dollars(close), volume);
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
