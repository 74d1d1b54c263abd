package com.papertrade.marketdata.alphavantage;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One object of an answer. Its names are numbered ({@code "05. price"}), its values are all text, and
 * what is unknown is {@code "None"}, {@code "null"}, {@code "-"} or nothing at all.
 */
record Fields(JsonNode object) {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

    Optional<String> text(String name) {
        return Optional.of(object.path(name).asString("").strip()).filter(Fields::isKnown);
    }

    Optional<Symbol> symbol(String name) {
        return text(name).flatMap(Symbol::parse);
    }

    /** A price in dollars; empty unless it is positive. */
    Optional<Price> price(String name) {
        return text(name).flatMap(Price::parseUsd);
    }

    Optional<Long> whole(String name) {
        return text(name).filter(text -> WHOLE.matcher(text).matches()).map(Long::valueOf);
    }

    Optional<LocalDate> date(String name) {
        return text(name).flatMap(Fields::dateOf);
    }

    static Optional<LocalDate> dateOf(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static boolean isKnown(String text) {
        return !text.isBlank() && !text.equalsIgnoreCase("none") && !text.equalsIgnoreCase("null") && !text.equals("-");
    }
}
