package com.papertrade.trading;

import com.papertrade.money.Price;
import java.util.Optional;

/** At which prices an order may be filled (FIX tag 40, OrdType). */
public sealed interface OrderType {

    OrderType MARKET = new Market();

    /** At whatever the price is. */
    record Market() implements OrderType {}

    /** At this price or a better one: no higher to buy, no lower to sell. */
    record Limit(Price limit) implements OrderType {}

    /** As a market order, once the price has reached the stop: from below to buy, from above to sell. */
    record Stop(Price stop) implements OrderType {}

    /** As a limit order, once the price has reached the stop. */
    record StopLimit(Price stop, Price limit) implements OrderType {}

    default Optional<Price> limitPrice() {
        return switch (this) {
            case Limit limit -> Optional.of(limit.limit());
            case StopLimit both -> Optional.of(both.limit());
            case Market _, Stop _ -> Optional.empty();
        };
    }

    default Optional<Price> stopPrice() {
        return switch (this) {
            case Stop stop -> Optional.of(stop.stop());
            case StopLimit both -> Optional.of(both.stop());
            case Market _, Limit _ -> Optional.empty();
        };
    }
}
