package com.papertrade.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** PaperTrade as a user runs it: the built jar in a process of its own, on a free port. */
final class RunningPaperTrade implements AutoCloseable {

    private static final Path JAR = Path.of("target/papertrade-embedded.jar");
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final int port;
    private final Process process;
    private final List<String> output = new ArrayList<>();

    private RunningPaperTrade(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts in embedded mode on that data directory, and waits until it says that it is ready. */
    static RunningPaperTrade on(Path dataDirectory, Map<String, String> settings) throws Exception {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("Build the application first: " + JAR + " is missing");
        }
        var port = freePort();
        var builder = new ProcessBuilder(java(), "-jar", JAR.toString()).redirectErrorStream(true);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("PAPERTRADE_DATA_DIR", dataDirectory.toString());
        builder.environment().putAll(settings);
        var running = new RunningPaperTrade(port, builder.start());
        running.awaitReady();
        return running;
    }

    private void awaitReady() throws Exception {
        var ready = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> readOutput(ready));
        try {
            var _ = ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception notReady) {
            process.destroyForcibly();
            throw new IllegalStateException("PaperTrade did not start:\n" + String.join("\n", output), notReady);
        }
    }

    private void readOutput(CompletableFuture<String> ready) {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith("PaperTrade is ready at ")) {
                    var _ = ready.complete(line);
                }
            }
            var _ = ready.completeExceptionally(new IllegalStateException("It ended"));
        } catch (IOException unreadable) {
            var _ = ready.completeExceptionally(unreadable);
        }
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** All that was printed so far. */
    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /** Asks it to stop, as Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("PaperTrade did not stop within a minute");
        }
    }

    /** Ends it with {@code kill -9}. */
    void kill() throws InterruptedException {
        var _ = process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
