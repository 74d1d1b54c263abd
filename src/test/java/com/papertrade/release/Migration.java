package com.papertrade.release;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** A migration as it lies in its file. */
record Migration(String file, String text) {

    static final Comparator<Migration> IN_ORDER = Comparator.comparingInt(Migration::version);

    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");
    private static final Pattern CONTRACT = Pattern.compile("(?m)^\\s*--\\s*contract:(.*)$");

    /** Repeatable ones, and those in Java, could not be compared by what has been applied. */
    Migration {
        if (!NAME.matcher(file).matches()) {
            throw new IllegalArgumentException(
                    file + " is no V<number>__<name>.sql, so nobody can tell when it is applied.");
        }
    }

    int version() {
        var name = NAME.matcher(file);
        name.matches();
        return Integer.parseInt(name.group(1));
    }

    /** What stands behind each {@code -- contract:} at the beginning of a line. */
    List<String> contracts() {
        return CONTRACT.matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }
}
