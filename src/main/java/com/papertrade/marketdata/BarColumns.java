package com.papertrade.marketdata;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in a line of a price file each figure stands. */
record BarColumns(Map<Column, Integer> places, int count) {

    enum Column {
        DATE("date", "timestamp"),
        OPEN("open"),
        HIGH("high"),
        LOW("low"),
        CLOSE("close"),
        VOLUME("volume");

        private final List<String> titles;

        Column(String... titles) {
            this.titles = List.of(titles);
        }

        String title() {
            return titles.getFirst();
        }
    }

    /** As they stand in a file without a heading. */
    static final BarColumns USUAL =
            of(Stream.of(Column.values()).map(Column::title).toList());

    /**
     * As a heading says; empty if the line is none.
     *
     * @throws UnusableFile if it is a heading that lacks a column
     */
    static Optional<BarColumns> saidBy(List<String> cells) {
        var titles = cells.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        var isHeading =
                Stream.of(Column.values()).anyMatch(column -> titles.stream().anyMatch(column.titles::contains));
        return isHeading ? Optional.of(of(titles)) : Optional.empty();
    }

    private static BarColumns of(List<String> titles) {
        var places = new EnumMap<Column, Integer>(Column.class);
        for (var column : Column.values()) {
            titles.stream()
                    .filter(column.titles::contains)
                    .findFirst()
                    .ifPresent(title -> places.put(column, titles.indexOf(title)));
        }
        requireAll(places);
        return new BarColumns(places, titles.size());
    }

    private static void requireAll(Map<Column, Integer> places) {
        var missing = Stream.of(Column.values())
                .filter(column -> !places.containsKey(column))
                .map(Column::title)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UnusableFile("The file's heading lacks: %s.".formatted(missing));
        }
    }

    String cell(List<String> cells, Column column) {
        return cells.get(places.getOrDefault(column, 0)).strip();
    }
}
