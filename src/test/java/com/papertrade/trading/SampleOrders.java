package com.papertrade.trading;

import java.time.Instant;
import java.util.Optional;

/** Orders as the desk hands them out, for tests of what lies above it. */
public final class SampleOrders {

    private SampleOrders() {}

    /** Accepted at that moment on the default terms, keeping nothing. */
    public static Order open(OrderTicket ticket, Instant acceptedAt) {
        return new Order(
                OrderId.random(),
                ticket.clientOrderId(),
                ticket.portfolio(),
                ticket.side(),
                ticket.symbol(),
                ticket.size(),
                ticket.type(),
                ticket.timeInForce(),
                TradingTerms.DEFAULT,
                acceptedAt,
                Optional.empty(),
                acceptedAt,
                Optional.empty(),
                OrderStatus.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Order filled(OrderTicket ticket, Fill fill) {
        return open(ticket, fill.filledAt()).filled(fill);
    }

    public static Order rejected(OrderTicket ticket, Rejection rejection, Instant at) {
        return open(ticket, at).rejected(rejection, at);
    }
}
