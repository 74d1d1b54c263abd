package com.papertrade.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/**
 * All templates, made once for all tests, with settings that are no owner's and without any credentials. That they could be made means
 * that cdk-nag and the library's own rules for templates found nothing: either ends the synthesis.
 */
final class Synthesized {

    static final ObjectMapper JSON = new ObjectMapper();

    static final List<String> STACKS = List.of("Network", "Data", "Delivery", "Application", "Edge", "Observability");

    private static final Path OUT = Path.of("target/cdk.out");
    private static final Map<String, JsonNode> TEMPLATES = synthesize();

    private Synthesized() {}

    static App app(Path out) {
        var context = new HashMap<>(PaperTradeOnAws.FLAGS);
        try {
            context.put(
                    Settings.CONTEXT,
                    JSON.readValue(Path.of("src/test/resources/settings.json").toFile(), Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new App(AppProps.builder()
                .context(context)
                .outdir(out.toString())
                .analyticsReporting(false)
                .build());
    }

    private static Map<String, JsonNode> synthesize() {
        var app = app(OUT);
        PaperTradeOnAws.define(app, Settings.of(app.getNode()));
        app.synth();
        try (var files = Files.list(OUT)) {
            var templates = new TreeMap<String, JsonNode>();
            for (var file : files.filter(Synthesized::isTemplate).toList()) {
                templates.put(
                        file.getFileName().toString().replace(".template.json", ""), JSON.readTree(file.toFile()));
            }
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTemplate(Path file) {
        return file.getFileName().toString().endsWith(".template.json");
    }

    static Map<String, JsonNode> all() {
        return TEMPLATES;
    }

    static JsonNode json(String stack) {
        return TEMPLATES.get(stack);
    }

    static Template production(String stack) {
        return template("PaperTrade-production-" + stack);
    }

    static Template staging(String stack) {
        return template("PaperTrade-staging-" + stack);
    }

    static Template template(String name) {
        return Template.fromString(TEMPLATES.get(name).toString());
    }

    /** What the constructs say of themselves: acknowledged rules, with their reasons. */
    static void metadata(BiConsumer<String, JsonNode> reader) {
        try (var files = Files.list(OUT)) {
            for (var file : files.filter(name -> name.toString().endsWith(".metadata.json"))
                    .toList()) {
                JSON.readTree(file.toFile())
                        .forEach(entries -> entries.forEach(
                                entry -> reader.accept(entry.path("type").asText(), entry.path("data"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Resource(String stack, String id, JsonNode definition) {

        String type() {
            return definition.get("Type").asText();
        }

        JsonNode properties() {
            return definition.path("Properties");
        }

        @Override
        public String toString() {
            return "%s/%s (%s)".formatted(stack, id, type());
        }
    }

    static Stream<Resource> resources() {
        return TEMPLATES.entrySet().stream()
                .flatMap(template -> template.getValue().get("Resources").properties().stream()
                        .map(resource -> new Resource(template.getKey(), resource.getKey(), resource.getValue())));
    }

    static Stream<Resource> resources(String type) {
        return resources().filter(resource -> resource.type().equals(type));
    }
}
