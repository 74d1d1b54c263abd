package com.papertrade;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Recorded market data that may lie beside the project, in {@code shared/market-data}; it is no part of it. */
public final class SampleData {

    private static final int FOLDERS_ABOVE = 3;

    private SampleData() {}

    /** The file, or the test that asks for it is skipped. */
    public static Path file(String path) {
        var found = beside(path);
        assumeThat(found)
                .as("../shared/market-data/%s is not beside this project", path)
                .isPresent();
        return found.orElseThrow();
    }

    private static Optional<Path> beside(String path) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .limit(FOLDERS_ABOVE)
                .map(folder -> folder.resolve("shared/market-data").resolve(path))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
