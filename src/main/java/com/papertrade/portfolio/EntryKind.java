package com.papertrade.portfolio;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What kind of thing happened. A reversal is a kind of its own, whatever it takes back. */
public enum EntryKind {
    DEPOSITED("deposit", "deposited"),
    WITHDRAWN("withdrawal", "withdrawn"),
    BOUGHT("buy", "bought"),
    SOLD("sell", "sold"),
    DIVIDEND_RECEIVED("dividend"),
    SHARES_SPLIT("split"),
    FEE_CHARGED("fee"),
    REVERSED("reversal", "reversed");

    private final List<String> calledBy;

    EntryKind(String... calledBy) {
        this.calledBy = List.of(calledBy);
    }

    /** Those that somebody may mean who types this, in lower case; a word need not be typed to its end. */
    static Set<EntryKind> meantBy(String typed) {
        var meant = EnumSet.noneOf(EntryKind.class);
        Arrays.stream(values())
                .filter(kind -> kind.calledBy.stream().anyMatch(word -> word.startsWith(typed)))
                .forEach(meant::add);
        return meant;
    }
}
