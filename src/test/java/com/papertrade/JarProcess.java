package com.papertrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A packaged PaperTrade, run as its user runs it, but for the second compiler, which so short a life has no use for. */
public final class JarProcess implements AutoCloseable {

    public static final Path EMBEDDED =
            Path.of("target/papertrade-embedded.jar").toAbsolutePath();
    public static final Path PRODUCTION =
            Path.of("target/papertrade-production.jar").toAbsolutePath();

    private static final Pattern READY = Pattern.compile("PaperTrade is ready at (http://localhost:\\d+)");
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path errors;

    private JarProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** @param home where it is started, and so where it keeps its data */
    public static JarProcess start(Path jar, Path home, Map<String, String> settings, String... arguments)
            throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var errors = Files.createTempFile(home, "errors", ".txt");
        var command =
                new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
        builder.environment().putAll(settings);
        return new JarProcess(builder.start(), errors);
    }

    /** Waits for the line that says where it is, and answers that address. */
    public URI address() throws IOException {
        var line = process.inputReader().readLine();
        var ready = READY.matcher(String.valueOf(line));
        assertThat(ready.find()).as("%s; errors: %s", line, errors()).isTrue();
        return URI.create(ready.group(1));
    }

    /** Reads what it prints until a line says this. */
    public void awaitLine(String part) throws IOException {
        var read = new StringBuilder();
        var reader = process.inputReader();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains(part)) {
                return;
            }
            read.append(line).append('\n');
        }
        throw new AssertionError("It ended:\n" + read + errors());
    }

    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        return process.exitValue();
    }

    public String errors() throws IOException {
        return Files.readString(errors);
    }

    public String output() {
        return process.inputReader().lines().collect(Collectors.joining("\n"));
    }

    /** Asks it to end; what it has printed can still be read. */
    public void stop() {
        process.toHandle().destroy(); // destroyed as a process, it would take its output along
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What anybody gets who asks for a page. */
    public static String get(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    public static Stream<String> librariesIn(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/"))
                    .toList()
                    .stream();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
