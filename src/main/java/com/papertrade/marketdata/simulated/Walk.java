package com.papertrade.marketdata.simulated;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A random walk in daily steps that is gently pulled back to zero, so that prices neither vanish nor
 * explode however many years go by. Calm times and stormy ones each last for weeks, and a fall brings a
 * storm sooner than a rise does. Its value on a day depends on the days before it alone.
 */
class Walk {

    /** Half of a deviation is gone after 1,155 days. */
    private static final double PULL = 0.0006;

    /** One day in so many brings news, which moves two and a half times as far. */
    private static final double NEWS_EVERY = 50;

    private static final double NEWS_WEIGHT = 2.5;

    /** In deviations of the day: further nothing moves that has no reason of its own. */
    private static final double FURTHEST = 5;

    /** Half of a storm is over after 34 days. The numbers are such that SIMX moves about as SPY did from 2011 to 2021. */
    private static final double PERSISTENCE = 0.98;

    private static final double UNREST = 0.1;
    private static final double FEAR = 0.04;

    /** Of the storms' logarithms: the variance that the three above come to, and how far it goes. */
    private static final double STORM_VARIANCE = (UNREST * UNREST + FEAR * FEAR) / (1 - PERSISTENCE * PERSISTENCE);

    private static final double WORST_STORM = 1.2;

    /** How far ahead it is computed at once. */
    private static final int STRIDE = 512;

    /** @param storms logarithms; 0 is usual weather */
    private record Known(double[] levels, float[] storms) {}

    private final Noise noise;
    private final double dailyDeviation;
    private final IntToDoubleFunction surprises;
    private volatile Known known = new Known(new double[] {0}, new float[] {0});

    /** @param dailyDeviation of the logarithm of the price, in usual times */
    Walk(Noise noise, double dailyDeviation) {
        this(noise, dailyDeviation, _ -> 0);
    }

    /** @param surprises that come on top, by day */
    Walk(Noise noise, double dailyDeviation, IntToDoubleFunction surprises) {
        this.noise = noise;
        this.dailyDeviation = dailyDeviation;
        this.surprises = surprises;
    }

    /** @param day counted from the first, which is 0 */
    double at(int day) {
        return knownUntil(day).levels[day];
    }

    /** How far it may be expected to move on a day. */
    double deviation(int day) {
        return dailyDeviation * strength(knownUntil(day).storms[day]);
    }

    private static double strength(double storm) {
        return StrictMath.exp(Math.min(storm, WORST_STORM) - STORM_VARIANCE);
    }

    private Known knownUntil(int day) {
        var enough = known;
        return day < enough.levels.length ? enough : extendedTo(day);
    }

    private synchronized Known extendedTo(int day) {
        var before = known;
        if (day < before.levels.length) {
            return before;
        }
        var levels = Arrays.copyOf(before.levels, day + STRIDE);
        var storms = Arrays.copyOf(before.storms, day + STRIDE);
        for (var i = before.levels.length; i < levels.length; i++) {
            storms[i] = (float) (storms[i - 1] * PERSISTENCE + unrest(i) * UNREST - shock(i - 1) * FEAR);
            levels[i] = levels[i - 1] * (1 - PULL)
                    + shock(i) * dailyDeviation * strength(storms[i])
                    + surprises.applyAsDouble(i);
        }
        known = new Known(levels, storms);
        return known;
    }

    private double unrest(int day) {
        return noise.at(day).about("unrest").gaussian();
    }

    /** What happens on a day, in deviations. */
    private double shock(int day) {
        var ofTheDay = noise.at(day);
        var weight = ofTheDay.about("news").uniform() * NEWS_EVERY < 1 ? NEWS_WEIGHT : 1;
        return Math.clamp(ofTheDay.gaussian() * weight, -FURTHEST, FURTHEST);
    }
}
