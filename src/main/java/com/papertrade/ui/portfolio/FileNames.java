package com.papertrade.ui.portfolio;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person called something, as every file system takes it. */
final class FileNames {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern ENDS = Pattern.compile("^-|-$");
    private static final int LONGEST = 60;

    private FileNames() {}

    /** {@code long-game} of {@code Long game!}, {@code portfolio} where no letter is left. */
    static String wordsOf(String name) {
        var plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        var joined = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        var cut = joined.length() <= LONGEST ? joined : joined.substring(0, LONGEST);
        var words = ENDS.matcher(cut).replaceAll("");
        return words.isEmpty() ? "portfolio" : words;
    }
}
