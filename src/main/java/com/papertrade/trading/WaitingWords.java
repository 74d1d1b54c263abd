package com.papertrade.trading;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What an order waits for and how long, as sentences for its trader. */
final class WaitingWords {

    private static final DateTimeFormatter DAY_AND_HOUR =
            DateTimeFormatter.ofPattern("EEEE, MMM d, H:mm 'New York'", Locale.US);

    private final MarketClock clock;

    WaitingWords(MarketClock clock) {
        this.clock = clock;
    }

    /** As it would be if it were placed now. */
    String of(OrderTicket ticket) {
        return of(
                ticket.side(),
                ticket.symbol(),
                ticket.type(),
                ticket.timeInForce().expiryOf(clock.now(), clock.calendar()));
    }

    /** As it is now: once its stop was reached, only the limit is left to be met. */
    String of(Order order) {
        var type = order.triggeredAt()
                .flatMap(_ -> order.type().limitPrice())
                .<OrderType>map(OrderType.Limit::new)
                .orElse(order.type());
        return of(order.side(), order.symbol(), type, order.expiresAt());
    }

    private String of(Side side, Symbol symbol, OrderType type, Optional<Instant> expiresAt) {
        return "%s %s".formatted(condition(side, symbol, type), end(expiresAt));
    }

    private String condition(Side side, Symbol symbol, OrderType type) {
        return switch (type) {
            case OrderType.Market _ ->
                clock.isOpen()
                        ? "Fills at the next price of %s.".formatted(symbol)
                        : "Waits for the open: %s.".formatted(moment(nextOpen()));
            case OrderType.Limit limit ->
                "Fills once %s trades %s %s."
                        .formatted(symbol, side == Side.BUY ? "below" : "above", Sentences.price(limit.limit()));
            case OrderType.Stop stop ->
                "Fills once %s %s to %s."
                        .formatted(symbol, side == Side.BUY ? "rises" : "falls", Sentences.price(stop.stop()));
            case OrderType.StopLimit both ->
                "Once %s %s to %s, it fills %s %s."
                        .formatted(
                                symbol,
                                side == Side.BUY ? "rises" : "falls",
                                Sentences.price(both.stop()),
                                side == Side.BUY ? "below" : "above",
                                Sentences.price(both.limit()));
        };
    }

    private String end(Optional<Instant> expiresAt) {
        return expiresAt
                .map(close -> "Ends unfilled at the close: %s.".formatted(moment(close)))
                .orElse("Waits until it is cancelled.");
    }

    private Instant nextOpen() {
        return TimeInForce.sessionAt(clock.now(), clock.calendar()).open();
    }

    private String moment(Instant moment) {
        ZoneId zone = clock.calendar().zone();
        return DAY_AND_HOUR.format(moment.atZone(zone));
    }
}
