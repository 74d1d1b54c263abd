package com.papertrade.instrument;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as search reads it: its words in lower case, without accents or punctuation. Names and what
 * is typed go through the same reading, so they meet; and since nothing but letters and digits is
 * left, no text can mean anything to the database's query language.
 */
record SearchWords(List<String> words) {

    /** Nobody types more in order to find a company; what is longer was pasted by mistake. */
    private static final int MAX_CHARACTERS = 200;

    private static final int MAX_WORDS = 12;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    static SearchWords of(String text) {
        var start = text.strip();
        var cut = start.length() <= MAX_CHARACTERS ? start : start.substring(0, MAX_CHARACTERS);
        var plain =
                ACCENTS.matcher(Normalizer.normalize(cut, Normalizer.Form.NFKD)).replaceAll("");
        var joined = APOSTROPHES.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        return new SearchWords(Arrays.stream(BETWEEN_WORDS.split(joined))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The words with one space between them. */
    String joined() {
        return String.join(" ", words);
    }

    /** Whether one of them begins as somebody typed it, accents and punctuation or not. */
    boolean haveOneLike(String typed) {
        var start = of(typed).joined();
        return !start.isEmpty() && (" " + joined()).contains(" " + start);
    }

    /** As a {@code tsquery}: a word of the name begins with each of these. */
    String asPrefixes() {
        return words.stream().map(word -> "'" + word + "':*").collect(joining(" & "));
    }
}
