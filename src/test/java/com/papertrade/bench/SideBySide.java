package com.papertrade.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The same measured of two or more things: a row for each figure, a column for each thing. */
final class SideBySide {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGABYTE = 1 << 20;

    private final List<String> things;
    private final Map<String, Map<String, String>> figures = new LinkedHashMap<>();

    SideBySide(String... things) {
        this.things = List.of(things);
    }

    void tell(String thing, String what, String figure) {
        if (!things.contains(thing)) {
            throw new IllegalArgumentException("No column: " + thing);
        }
        figures.computeIfAbsent(what, _ -> new LinkedHashMap<>()).put(thing, figure);
        System.out.printf("%s: %s: %s%n", thing, what, figure);
    }

    void tell(String thing, String what, Samples samples) {
        tell(thing, what, "%s / %s".formatted(samples.percentile(50), samples.percentile(95)));
    }

    /** How long it takes, once. */
    void time(String thing, String what, Runnable once) {
        tell(thing, what, seconds(nanosOf(once)));
    }

    static long nanosOf(Runnable once) {
        var begin = System.nanoTime();
        once.run();
        return System.nanoTime() - begin;
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%,.2f s", nanos / NANOS_PER_SECOND);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MB", bytes / MEGABYTE);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("", things));
        figures.forEach((what, of) -> lines.add(line(
                what, things.stream().map(thing -> of.getOrDefault(thing, "")).toList())));
        return lines;
    }

    private static String line(String what, List<String> cells) {
        var line = new StringBuilder("%-80s".formatted(what));
        cells.forEach(cell -> line.append("%26s".formatted(cell)));
        return line.toString();
    }
}
