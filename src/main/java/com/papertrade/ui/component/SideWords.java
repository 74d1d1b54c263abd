package com.papertrade.ui.component;

import com.papertrade.trading.Side;

/** The side of an order in words. */
public final class SideWords {

    private SideWords() {}

    /** What a button says: {@code Buy}. */
    public static String verb(Side side) {
        return switch (side) {
            case BUY -> "Buy";
            case SELL -> "Sell";
        };
    }

    /** What a receipt says: {@code Bought}. */
    public static String past(Side side) {
        return switch (side) {
            case BUY -> "Bought";
            case SELL -> "Sold";
        };
    }
}
