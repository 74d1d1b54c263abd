package com.papertrade.marketdata.simulated;

/**
 * The days on which a company tells how its quarter went: the price jumps before the market opens,
 * and the board decides what becomes of the shares.
 */
record Earnings(int firstDay, double deviation, Noise noise) {

    private static final int QUARTER = 91;

    /** Against a usual day of the company's own. */
    private static final double WEIGHT = 3;

    static Earnings of(double dailyDeviation, Noise noise) {
        return new Earnings((int) (noise.about("first").uniform() * QUARTER) + 1, dailyDeviation * WEIGHT, noise);
    }

    boolean areToldOn(int day) {
        return day >= firstDay && (day - firstDay) % QUARTER == 0;
    }

    /** By how much the price jumps, as a logarithm. */
    double surprise(int day) {
        return areToldOn(day) ? noise.at(day).gaussian() * deviation : 0;
    }
}
