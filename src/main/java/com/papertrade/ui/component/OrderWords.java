package com.papertrade.ui.component;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.Reservation;
import com.papertrade.trading.Cancellation;
import com.papertrade.trading.Fill;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import java.util.Locale;
import java.util.Optional;

/** Orders in words, the same on every screen. */
public final class OrderWords {

    private OrderWords() {}

    /** {@code Buy 20 KEST}, {@code Sell $500.00 of TIDL}; once filled, the shares it was filled with. */
    public static String what(Order order) {
        return order.quantity()
                .map(shares -> what(order.side(), new OrderSize.Shares(shares), order.symbol()))
                .orElseGet(() -> what(order.side(), order.size(), order.symbol()));
    }

    public static String what(Side side, OrderSize size, Symbol symbol) {
        return "%s %s".formatted(SideWords.verb(side), sizeOf(size, symbol));
    }

    private static String sizeOf(OrderSize size, Symbol symbol) {
        return switch (size) {
            case OrderSize.Shares shares -> "%s %s".formatted(size(shares), symbol);
            case OrderSize.Amount amount -> "%s of %s".formatted(size(amount), symbol);
        };
    }

    /** {@code 20}, {@code $500.00}; where it is clear of which instrument. */
    public static String size(OrderSize size) {
        return switch (size) {
            case OrderSize.Shares shares -> Figures.quantity(shares.quantity());
            case OrderSize.Amount amount -> Figures.money(amount.money());
        };
    }

    /** {@code market}, {@code limit $142.00}, {@code stop $61.00, limit $60.50}. */
    public static String typeAndPrices(OrderType type) {
        return switch (type) {
            case OrderType.Market _ -> "market";
            case OrderType.Limit limit -> "limit %s".formatted(Figures.price(limit.limit()));
            case OrderType.Stop stop -> "stop %s".formatted(Figures.price(stop.stop()));
            case OrderType.StopLimit both ->
                "stop %s, limit %s".formatted(Figures.price(both.stop()), Figures.price(both.limit()));
        };
    }

    /** {@code market order}, {@code stop-limit order}. */
    public static String kind(OrderType type) {
        return switch (type) {
            case OrderType.Market _ -> "market order";
            case OrderType.Limit _ -> "limit order";
            case OrderType.Stop _ -> "stop order";
            case OrderType.StopLimit _ -> "stop-limit order";
        };
    }

    public static String timeInForce(TimeInForce time) {
        return switch (time) {
            case DAY -> "Day";
            case GOOD_TILL_CANCELLED -> "Good till cancelled";
        };
    }

    /** {@code $2,841.00}, {@code 30 shares}. */
    public static String kept(Reservation kept) {
        return switch (kept) {
            case Reservation.OfCash cash -> Figures.money(cash.amount());
            case Reservation.OfShares shares -> Figures.shares(shares.quantity());
        };
    }

    public static String status(Order order) {
        return switch (order.status()) {
            case OPEN -> order.triggeredAt().isPresent() ? "Triggered" : "Open";
            case FILLED -> "Filled";
            case CANCELLED -> "Cancelled";
            case EXPIRED -> "Expired";
            case REJECTED -> "Rejected";
        };
    }

    /** What became of the wish to cancel an order that was open when it was last looked at. */
    public static String outcome(Cancellation outcome, Order before) {
        return switch (outcome) {
            case Cancellation.Cancelled _ -> "Cancelled: %s.%s".formatted(inBrief(before), freed(before));
            case Cancellation.TooLate late -> "Too late to cancel. " + end(late.order());
            case Cancellation.NoSuchOrder _ -> "This order does not exist any more.";
        };
    }

    private static String freed(Order before) {
        return before.kept()
                .map(OrderWords::kept)
                .map(" %s free again."::formatted)
                .orElse("");
    }

    /** Why it was rejected, if it was. */
    public static Optional<String> rejection(Order order) {
        return order.rejection().map(Rejection::sentence).map(Figures::told);
    }

    /** How an order that waited has ended: {@code Filled: bought 10 QUIL at $236.80.} */
    public static String end(Order order) {
        return switch (order.status()) {
            case FILLED ->
                "Filled: %s."
                        .formatted(order.fill().map(fill -> trade(order, fill)).orElse(inBrief(order)));
            case REJECTED ->
                "Rejected: %s. %s".formatted(inBrief(order), rejection(order).orElse(""));
            case EXPIRED -> "Expired unfilled: %s.".formatted(inBrief(order));
            case CANCELLED -> "Cancelled before: %s.".formatted(inBrief(order));
            case OPEN -> "It waits: %s.".formatted(inBrief(order));
        };
    }

    private static String trade(Order order, Fill fill) {
        return "%s %s %s at %s"
                .formatted(
                        SideWords.past(order.side()).toLowerCase(Locale.ROOT),
                        Figures.quantity(fill.quantity()),
                        order.symbol(),
                        Figures.price(fill.price()));
    }

    /** {@code buy 20 KEST, limit $142.00}. */
    public static String inBrief(Order order) {
        var what = what(order);
        return "%s%s, %s"
                .formatted(
                        what.substring(0, 1).toLowerCase(Locale.ROOT), what.substring(1), typeAndPrices(order.type()));
    }

    /** Which prices an order that waits is still to meet: once its stop was reached, only the limit is left. */
    public static OrderType stillToMeet(Order order) {
        Optional<OrderType> limit =
                order.triggeredAt().flatMap(_ -> order.type().limitPrice()).map(OrderType.Limit::new);
        return limit.orElse(order.type());
    }
}
