package com.papertrade.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody typed to find something: its words in lower case, each of which must be met. What is found by
 * looking into every entry of a ledger is asked for with few words; a pasted page is cut.
 */
public record SearchText(List<String> words) {

    public static final SearchText NOTHING = new SearchText(List.of());

    public static final int MAX_CHARACTERS = 100;

    private static final int MAX_WORDS = 8;

    /** No database takes a zero byte, and nobody types the others. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Cntrl}]+");

    public SearchText {
        words = List.copyOf(words);
    }

    public static SearchText of(String typed) {
        var start = typed.strip();
        var cut = start.length() <= MAX_CHARACTERS ? start : start.substring(0, MAX_CHARACTERS);
        return new SearchText(Arrays.stream(BETWEEN_WORDS.split(cut.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MAX_WORDS)
                .toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }
}
