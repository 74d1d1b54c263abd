package com.papertrade.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One PaperTrade of production's jar, with the JVM's flags of its image, on ports of its own on loopback. */
final class Instance implements AutoCloseable {

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=64m",
            "-Xms64m",
            "-Xmx256m");

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PROBE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final int port;
    private final HttpClient probes =
            HttpClient.newBuilder().connectTimeout(PROBE).build();

    private Instance(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    static Instance start(String name, Path jar, Map<String, String> settings, Path logs) throws IOException {
        var port = SharedCache.freePort();
        var all = new HashMap<>(settings);
        all.put("PORT", String.valueOf(port));
        all.put("MANAGEMENT_PORT", String.valueOf(SharedCache.freePort()));
        var process = command(jar, all, List.of())
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(name + ".log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Instance(name, process, port);
    }

    /** A command of the jar's, such as {@code migrate}: what it answers is its exit code. */
    static int run(Path jar, Map<String, String> settings, Path log, String... command)
            throws IOException, InterruptedException {
        var process = command(jar, settings, List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("%s did not end: %s".formatted(List.of(command), log));
        }
        return process.exitValue();
    }

    private static ProcessBuilder command(Path jar, Map<String, String> settings, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> !key.equals("PATH") && !key.equals("HOME"));
        builder.environment().putAll(settings);
        return builder;
    }

    String name() {
        return name;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** As the balancer's health check asks. */
    boolean isHealthy() throws InterruptedException {
        var ask = HttpRequest.newBuilder(URI.create("http://" + address() + "/health"))
                .timeout(PROBE)
                .build();
        try {
            return probes.send(ask, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) { // not there, or not in time: not healthy
            return false;
        }
    }

    void awaitHealthy() throws InterruptedException {
        var begun = System.nanoTime();
        while (!isHealthy()) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(name + " did not become healthy: its log says why");
            }
            Thread.sleep(250);
        }
    }

    /** As a task is stopped: it is asked to end. @return how long it took */
    Duration stop() throws InterruptedException {
        var begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(name + " did not end within a minute");
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** As a machine dies: without a word. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
