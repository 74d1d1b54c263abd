package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The templates as they were last read by somebody, under {@code src/test/snapshots}. A change of the definition shows there what it
 * changes at AWS. {@code mvn verify -Dsnapshots.renew=true} writes them; read the difference before committing it.
 */
class SnapshotTest {

    private static final Path KEPT = Path.of("src/test/snapshots");
    private static final boolean RENEW = Boolean.getBoolean("snapshots.renew");
    private static final ObjectWriter WRITER = Synthesized.JSON.writerWithDefaultPrettyPrinter();

    static Stream<String> stacks() {
        return Synthesized.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void theTemplateIsTheOneThatWasRead(String stack) throws IOException {
        var file = KEPT.resolve(stack + ".json");
        var now = WRITER.writeValueAsString(sorted(Synthesized.json(stack))) + "\n";
        if (RENEW) {
            Files.createDirectories(KEPT);
            Files.writeString(file, now);
        }
        assertThat(file).as("mvn verify -Dsnapshots.renew=true writes it").exists();
        assertThat(now).isEqualTo(Files.readString(file));
    }

    @Test
    void nothingIsKeptOfStacksThatAreNoMore() throws IOException {
        try (var files = Files.list(KEPT)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .collect(Collectors.toSet()))
                    .isEqualTo(Synthesized.all().keySet());
        }
    }

    /** The order of properties means nothing to CloudFormation. */
    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            var properties = new TreeMap<String, Object>();
            node.properties().forEach(property -> properties.put(property.getKey(), sorted(property.getValue())));
            return properties;
        }
        return node.isArray() ? node.valueStream().map(SnapshotTest::sorted).toList() : node;
    }
}
