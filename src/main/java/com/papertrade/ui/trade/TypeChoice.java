package com.papertrade.ui.trade;

import com.papertrade.trading.OrderType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of orders to choose from; the prices of one are fields of their own. */
enum TypeChoice {
    MARKET("Market", "At whatever the price is."),
    LIMIT("Limit", "At your limit price or a better one; it waits until the market offers that."),
    STOP("Stop", "Waits until the price reaches your stop, then trades at whatever the price is."),
    STOP_LIMIT(
            "Stop-limit", "Waits until the price reaches your stop, then trades at your limit price or a better one.");

    private final String label;
    private final String sentence;

    TypeChoice(String label, String sentence) {
        this.label = label;
        this.sentence = sentence;
    }

    /** What it means, for who has never traded. */
    String sentence() {
        return sentence;
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
