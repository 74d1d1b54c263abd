package com.papertrade.marketdata.simulated;

import java.util.Arrays;

/**
 * A random walk in daily steps that is gently pulled back to zero, so that prices neither vanish nor
 * explode however many years go by. Its value on a day depends on the days before it alone.
 */
class Walk {

    /** Half of a deviation is gone after 693 days. */
    private static final double PULL = 0.001;

    /** One day in so many brings news, which moves three times as far. */
    private static final double NEWS_EVERY = 60;

    private static final double NEWS_WEIGHT = 3;

    /** How far ahead it is computed at once. */
    private static final int STRIDE = 512;

    private final Noise noise;
    private final double dailyDeviation;
    private volatile double[] levels = {0};

    /** @param dailyDeviation of the logarithm of the price, in a day without news */
    Walk(Noise noise, double dailyDeviation) {
        this.noise = noise;
        this.dailyDeviation = dailyDeviation;
    }

    /** @param day counted from the first, which is 0 */
    double at(int day) {
        var known = levels;
        return day < known.length ? known[day] : extendedTo(day)[day];
    }

    private synchronized double[] extendedTo(int day) {
        var known = levels;
        if (day < known.length) {
            return known;
        }
        var longer = Arrays.copyOf(known, day + STRIDE);
        for (var i = known.length; i < longer.length; i++) {
            longer[i] = longer[i - 1] * (1 - PULL) + step(i);
        }
        levels = longer;
        return longer;
    }

    private double step(int day) {
        var ofTheDay = noise.at(day);
        var weight = ofTheDay.about("news").uniform() * NEWS_EVERY < 1 ? NEWS_WEIGHT : 1;
        return ofTheDay.gaussian() * dailyDeviation * weight;
    }
}
