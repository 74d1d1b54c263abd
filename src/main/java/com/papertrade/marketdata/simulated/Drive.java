package com.papertrade.marketdata.simulated;

/** What drives a price from day to day. Days count from the market's first, which is 0. */
interface Drive {

    int SESSIONS_A_YEAR = 365;

    /** The logarithm of what an owner has made of one dollar who spent no dividend. */
    double height(int day);

    /** How far the price may be expected to move on a day, as a logarithm. */
    double deviation(int day);

    /** What of a day's move happened before the open, and not by chance. */
    double surprise(int day);

    static double daily(double yearlyVolatility) {
        return yearlyVolatility / StrictMath.sqrt(SESSIONS_A_YEAR);
    }
}
