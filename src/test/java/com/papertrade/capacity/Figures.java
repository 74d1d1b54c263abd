package com.papertrade.capacity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The named figures that {@link Capacity} reckons with, as they stand in {@code deploy/aws/capacity.csv}. */
record Figures(Map<String, Double> values) {

    static Figures read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return new Figures(lines.filter(line -> !line.startsWith("#") && !line.startsWith("what;"))
                    .map(line -> line.split(";", -1))
                    .peek(Figures::requireSource)
                    .collect(Collectors.toMap(cells -> cells[0], cells -> Double.valueOf(cells[1]))));
        }
    }

    private static void requireSource(String[] cells) {
        if (cells.length != 4 || cells[3].isBlank()) {
            throw new IllegalArgumentException("A figure has a name, a value, a unit and a source: " + cells[0]);
        }
    }

    /** @throws IllegalArgumentException if there is no such figure */
    double of(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No figure is called " + name);
        }
        return value;
    }
}
