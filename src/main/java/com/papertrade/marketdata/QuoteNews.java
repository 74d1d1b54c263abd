package com.papertrade.marketdata;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.papertrade.instrument.Symbol;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one instance tells the others: of which symbols it has learned something. In one line, because a
 * person may listen in: {@code 6f3e… AAPL MSFT}. The prices themselves are in the cache and the database.
 */
record QuoteNews(UUID from, Set<Symbol> symbols) {

    static final int MOST_SYMBOLS = 1_000;

    /** That many symbols of 16 characters, and a sender. */
    private static final int LONGEST = 17 * MOST_SYMBOLS + 36;

    QuoteNews {
        symbols = Set.copyOf(symbols);
    }

    /** @throws IllegalArgumentException if it is no such line */
    static QuoteNews parse(String line) {
        if (line.length() > LONGEST) {
            throw new IllegalArgumentException("Longer than any news: " + line.length());
        }
        var words = List.of(line.split(" "));
        if (words.size() < 2) {
            throw new IllegalArgumentException("No sender with symbols");
        }
        return new QuoteNews(
                UUID.fromString(words.getFirst()),
                words.stream().skip(1).map(Symbol::new).collect(toUnmodifiableSet()));
    }

    @Override
    public String toString() {
        return Stream.concat(Stream.of(from), symbols.stream().sorted())
                .map(Object::toString)
                .collect(joining(" "));
    }
}
