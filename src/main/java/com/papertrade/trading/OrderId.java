package com.papertrade.trading;

import java.util.UUID;

/** What PaperTrade calls an order (FIX tag 37, OrderID). */
public record OrderId(UUID value) {

    public static OrderId random() {
        return new OrderId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
