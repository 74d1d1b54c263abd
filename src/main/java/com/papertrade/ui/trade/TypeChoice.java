package com.papertrade.ui.trade;

import com.papertrade.trading.OrderType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of orders to choose from; the prices of one are fields of their own. */
enum TypeChoice {
    MARKET("Market"),
    LIMIT("Limit"),
    STOP("Stop"),
    STOP_LIMIT("Stop-limit");

    private final String label;

    TypeChoice(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** As an address has it: {@code stop-limit}. */
    String nameInAddress() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<TypeChoice> named(String name) {
        return Stream.of(values())
                .filter(choice -> choice.nameInAddress().equals(name))
                .findFirst();
    }

    static TypeChoice of(OrderType type) {
        return switch (type) {
            case OrderType.Market _ -> MARKET;
            case OrderType.Limit _ -> LIMIT;
            case OrderType.Stop _ -> STOP;
            case OrderType.StopLimit _ -> STOP_LIMIT;
        };
    }

    boolean hasLimit() {
        return this == LIMIT || this == STOP_LIMIT;
    }

    boolean hasStop() {
        return this == STOP || this == STOP_LIMIT;
    }
}
