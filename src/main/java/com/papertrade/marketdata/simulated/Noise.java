package com.papertrade.marketdata.simulated;

/**
 * Chance without a memory: the same question always has the same answer, in whatever order
 * questions are asked. That is what keeps a past session as it was.
 *
 * <p>Based on the finalizer of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
 * generators", 2014).
 */
record Noise(long key) {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final double UNIFORM_UNIT = 0x1.0p-53;

    /** Of the sum of four numbers uniform between 0 and 65,536: its mean and its standard deviation. */
    private static final double SUM_MEAN = 4 * 32767.5;

    private static final double SUM_DEVIATION = 65536 / StrictMath.sqrt(3);

    Noise about(String topic) {
        var hash = key;
        for (var i = 0; i < topic.length(); i++) {
            hash = mixed(hash + GOLDEN_RATIO + topic.charAt(i));
        }
        return new Noise(hash);
    }

    Noise at(long place) {
        return new Noise(mixed(key + GOLDEN_RATIO * (place + 1)));
    }

    /** Between 0 and 1, 1 excluded. */
    double uniform() {
        return (mixed(key) >>> 11) * UNIFORM_UNIT;
    }

    /** Nearly normal, with mean 0 and deviation 1, never beyond 3.5: the sum of four uniform numbers. */
    double gaussian() {
        var bits = mixed(key);
        var sum = (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
        return (sum - SUM_MEAN) / SUM_DEVIATION;
    }

    private static long mixed(long value) {
        var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
