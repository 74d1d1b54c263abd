package com.papertrade.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One of the periods of a soak, in which others are there than in the one before.
 *
 * @param begun when nobody was there yet
 * @param middleHeap bytes of heap in use, after a collection, half way
 * @param result start and end of it, times and errors
 * @param held by the server at its end, with everybody there
 */
record SoakPeriod(Instant begun, long middleHeap, LevelResult result, Gauge.Holdings held) {

    /**
     * How fast the heap grows that is in use while nobody is there: the slope of the straight line that fits best (least squares).
     * The first reading is left out: before it nobody had ever been there, and much is made once.
     *
     * @param last bytes, after everybody of the last period has left
     * @return bytes an hour
     */
    static double growth(List<SoakPeriod> periods, long last, Instant at) {
        var first = periods.get(1).begun;
        double[] hours = new double[periods.size()];
        double[] heaps = new double[periods.size()];
        for (int reading = 0; reading < periods.size() - 1; reading++) {
            var period = periods.get(reading + 1);
            hours[reading] = hours(first, period.begun);
            heaps[reading] = period.result.heapBefore();
        }
        hours[periods.size() - 1] = hours(first, at);
        heaps[periods.size() - 1] = last;
        return slope(hours, heaps);
    }

    private static double hours(Instant from, Instant until) {
        return Duration.between(from, until).toMillis()
                / (double) Duration.ofHours(1).toMillis();
    }

    private static double slope(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double together = 0;
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            together += (x[i] - meanX) * (y[i] - meanY);
            square += (x[i] - meanX) * (x[i] - meanX);
        }
        return together / square;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
