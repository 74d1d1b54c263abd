package com.papertrade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the capacity model says of AWS is what stands in the templates. */
class CapacityFiguresTest {

    @Test
    void aTaskHasAsManyConnectionsAsTheModelReckonsWith() throws IOException {
        assertThat(figure("connections-a-task"))
                .isEqualByComparingTo(setting("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE"));
    }

    @Test
    void thereAreAsManyTasksAtMost() throws IOException {
        assertThat(Synthesized.resources("AWS::ApplicationAutoScaling::ScalableTarget")
                        .filter(tasks -> tasks.stack().contains("production"))
                        .map(tasks -> tasks.properties().get("MaxCapacity").asInt()))
                .containsExactly(figure("most-tasks").intValueExact());
    }

    @Test
    void aTaskHasAsMuchOfAProcessor() throws IOException {
        var units = task().get("Cpu").asText();
        assertThat(figure("task-cores").multiply(new BigDecimal("1024"))).isEqualByComparingTo(units);
    }

    @Test
    void theDiskGrowsAsFar() throws IOException {
        var most = figure("most-storage").intValueExact();
        assertThat(Synthesized.resources("AWS::RDS::DBInstance")
                        .map(database ->
                                database.properties().get("MaxAllocatedStorage").asInt()))
                .isNotEmpty()
                .allMatch(limit -> limit == most);
    }

    private static JsonNode task() {
        return Synthesized.resources("AWS::ECS::TaskDefinition")
                .filter(task -> task.stack().equals("PaperTrade-production-Application"))
                .findFirst()
                .orElseThrow()
                .properties();
    }

    private static BigDecimal setting(String name) {
        return task().at("/ContainerDefinitions/0/Environment")
                .valueStream()
                .filter(setting -> setting.get("Name").asText().equals(name))
                .map(setting -> new BigDecimal(setting.get("Value").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal figure(String name) throws IOException {
        return Files.readAllLines(Path.of("capacity.csv")).stream()
                .filter(line -> line.startsWith(name + ";"))
                .map(line -> new BigDecimal(line.split(";")[1]))
                .findFirst()
                .orElseThrow();
    }
}
