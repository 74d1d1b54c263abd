package com.papertrade.instrument;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an instrument is called by the data provider: {@code AAPL}, {@code BRK-B}, {@code TSCO.LON}.
 * 1 to 16 of A–Z, 0–9, point, colon and hyphen; input is trimmed and upper-cased.
 */
public record Symbol(String value) implements Comparable<Symbol> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.:-]{1,16}");

    /** @throws IllegalArgumentException if it has another form */
    public Symbol {
        value = value.strip();
        // Before it is upper-cased: that would make an I of a Turkish ı.
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A symbol is 1 to 16 letters, digits, points, colons and hyphens");
        }
        value = value.toUpperCase(Locale.ROOT);
    }

    /** The symbol that was typed, empty when it cannot be one. */
    public static Optional<Symbol> parse(String text) {
        return FORM.matcher(text.strip()).matches() ? Optional.of(new Symbol(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
