package com.papertrade.ui.component;

import com.papertrade.trading.ExecutionPolicy;

/** When the orders of a portfolio are filled, in words. */
public final class PolicyWords {

    private PolicyWords() {}

    /** {@code Instant fills}. */
    public static String badge(ExecutionPolicy policy) {
        return name(policy) + " fills";
    }

    public static String name(ExecutionPolicy policy) {
        return switch (policy) {
            case INSTANT -> "Instant";
            case REALISTIC -> "Realistic";
        };
    }

    public static String sentence(ExecutionPolicy policy) {
        return switch (policy) {
            case INSTANT ->
                "A market order fills at once at the latest known price, whatever the hour; the receipt says how old"
                        + " that price is.";
            case REALISTIC ->
                "Orders fill only while the exchange is open, at a price observed after they were placed; outside"
                        + " hours they wait for the open.";
        };
    }
}
