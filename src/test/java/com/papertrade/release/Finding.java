package com.papertrade.release;

/**
 * What a migration does to the version that runs.
 *
 * @param object such as "column trade_order.fee"; what a {@link Contract} names
 * @param refuses whether it may not be released; otherwise somebody should have thought of it
 */
record Finding(String object, boolean refuses, String sentence) {

    static Finding refusal(String object, String sentence) {
        return new Finding(object, true, sentence);
    }

    static Finding warning(String object, String sentence) {
        return new Finding(object, false, sentence);
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(refuses ? "REFUSED" : "note   ", object, sentence);
    }
}
