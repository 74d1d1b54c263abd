package com.papertrade.ui.instrument;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How prices are drawn. */
enum PriceStyle {
    CANDLES("Candles"),
    LINE("Line");

    private final String label;

    PriceStyle(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String nameInAddress() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PriceStyle> named(String name) {
        return Stream.of(values())
                .filter(style -> style.nameInAddress().equals(name))
                .findFirst();
    }
}
