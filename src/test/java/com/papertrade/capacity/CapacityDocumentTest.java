package com.papertrade.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CapacityDocumentTest {

    private static final Path DOCUMENT = Path.of("deploy/aws/capacity.md");

    @Test
    void theTablesOfTheDocumentAreTheModels() throws IOException {
        var document = Files.readString(DOCUMENT);
        var printed = new CapacityReport(Figures.read(CapacityReport.FIGURES)).toString();
        for (var table : printed.split("\n\n")) {
            assertThat(document).contains(table.strip());
        }
    }
}
