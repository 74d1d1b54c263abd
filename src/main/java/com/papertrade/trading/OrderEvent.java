package com.papertrade.trading;

import java.time.Instant;

/**
 * One step in the life of an order.
 *
 * @param sentence what happened, with the amounts, for the trader
 */
public record OrderEvent(Instant occurredAt, Kind kind, String sentence) {

    public enum Kind {
        ACCEPTED,
        /** A stop was reached. */
        TRIGGERED,
        /** A split changed its shares and prices. */
        ADJUSTED,
        FILLED,
        CANCELLED,
        /** Another order took its place. */
        REPLACED,
        EXPIRED,
        REJECTED
    }
}
