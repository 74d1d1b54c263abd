package com.papertrade.release;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody's word that the versions since a commit do without something, so that it can go:
 *
 * <pre>{@code -- contract: column trade_order.fee since 4f2c91d: they read trade_order.commission instead.}</pre>
 *
 * <p>That they do is the author's to know. That nothing older runs is for {@link MigrationRule} to find out.
 *
 * @param object as a {@link Finding} calls it
 */
record Contract(String object, String since, String reason) {

    private static final Pattern WORDS =
            Pattern.compile("(?<object>.+?)\\s+since\\s+(?<since>[0-9a-f]{7,40}):\\s*(?<reason>\\S+(?:\\s+\\S+){2,})");

    /** Empty if it names no object, no commit or no reason of three words at least. */
    static Optional<Contract> of(String text) {
        var words = WORDS.matcher(text);
        return words.matches()
                ? Optional.of(new Contract(words.group("object"), words.group("since"), words.group("reason")))
                : Optional.empty();
    }
}
