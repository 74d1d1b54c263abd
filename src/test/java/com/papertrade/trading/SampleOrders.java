package com.papertrade.trading;

import com.papertrade.portfolio.Reservation;
import java.time.Instant;
import java.time.ZoneId;
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
                acceptedAt.atZone(ZoneId.of("America/New_York")).toLocalDate(),
                Optional.empty(),
                OrderStatus.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Order keeping(Order open, Reservation kept) {
        return open.waiting(open.size(), kept);
    }

    public static Order triggered(Order open, Instant at) {
        return open.triggered(at);
    }

    public static Order cancelled(Order open, Instant at) {
        return open.cancelled(at);
    }

    public static Order expired(Order open, Instant at) {
        return open.expired(at);
    }

    public static Order filled(OrderTicket ticket, Fill fill) {
        return open(ticket, fill.filledAt()).filled(fill);
    }

    public static Order rejected(OrderTicket ticket, Rejection rejection, Instant at) {
        return open(ticket, at).rejected(rejection, at);
    }
}
