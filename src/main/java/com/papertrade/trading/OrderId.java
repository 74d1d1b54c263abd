package com.papertrade.trading;

import java.util.Optional;
import java.util.UUID;

/** What PaperTrade calls an order (FIX tag 37, OrderID). */
public record OrderId(UUID value) {

    public static OrderId random() {
        return new OrderId(UUID.randomUUID());
    }

    /** The id in an address somebody followed, empty when it cannot be one. */
    public static Optional<OrderId> parse(String text) {
        try {
            return Optional.of(new OrderId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
