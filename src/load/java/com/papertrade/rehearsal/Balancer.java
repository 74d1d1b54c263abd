package com.papertrade.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * nginx in the place of the load balancer, with the rules of {@code deploy/aws}: a browser stays with the instance that its
 * cookie names; who is new goes to any; who names one that is not registered any more is sent to another. Channels that
 * are open stay open until their instance ends. Instances are asked every ten seconds how they are; three failures in a
 * row end a registration.
 */
final class Balancer implements AutoCloseable {

    private static final Duration HEALTH_CHECK_EVERY = Duration.ofSeconds(10);
    private static final int UNHEALTHY_AFTER = 3;
    private static final int OPENS_WITHIN_TENTHS = 100;

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 4096; }
            http {
                log_format short '$msec $request_method $uri $status $upstream_addr $request_time';
                access_log %1$s/access.log short;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                split_clients $request_id $by_chance {
            %2$s    }
                map $cookie_balancer $named {
                    default '';
            %3$s    }
                map $named $instance {
                    '' $by_chance;
                    default $named;
                }
                map $named:$instance $cookie {
                    default '';
            %4$s    }
                map $http_upgrade $connection_header {
                    default upgrade;
                    '' close;
                }
                server {
                    listen 127.0.0.1:%5$d;
                    proxy_http_version 1.1;
                    proxy_connect_timeout 3s;
                    proxy_read_timeout 150s;
                    proxy_set_header Host $http_host;
                    proxy_set_header Upgrade $http_upgrade;
                    proxy_set_header Connection $connection_header;
                    proxy_set_header X-Forwarded-For $remote_addr;
                    proxy_set_header X-Forwarded-Proto http;
                    proxy_set_header X-Forwarded-Host $http_host;
                    proxy_set_header X-Forwarded-Port $server_port;
                    proxy_next_upstream off;
                    add_header Set-Cookie $cookie always;
                    location / { proxy_pass http://$instance; }
                }
            }
            """;

    private final Path directory;
    private final int port;
    private final Process process;
    private final List<Instance> registered = new ArrayList<>();
    private final Thread healthChecks;

    private Balancer(Path directory, int port, List<Instance> first) throws IOException, InterruptedException {
        this.directory = directory;
        this.port = port;
        registered.addAll(first);
        write();
        process = nginx();
        awaitOpen();
        healthChecks = Thread.ofVirtual().name("health checks").start(this::watch);
    }

    static Balancer start(Path directory, List<Instance> first) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        return new Balancer(directory.toAbsolutePath(), SharedCache.freePort(), first);
    }

    private Process nginx(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "nginx",
                "-p",
                directory.toString(),
                "-c",
                directory.resolve("nginx.conf").toString()));
        command.addAll(List.of("-e", directory.resolve("error.log").toString()));
        command.addAll(List.of(arguments));
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("nginx.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
        return started;
    }

    private void awaitOpen() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException notYet) {
                if (attempt == OPENS_WITHIN_TENTHS || !process.isAlive()) {
                    throw new IOException("nginx does not start: " + directory.resolve("nginx.log"), notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From now on, all that is new goes to these, and to no other. */
    synchronized void register(List<Instance> instances) throws IOException, InterruptedException {
        registered.clear();
        registered.addAll(instances);
        write();
        if (nginx("-s", "reload").waitFor() != 0) {
            throw new IllegalStateException("nginx did not take its new configuration: " + directory);
        }
    }

    /** Beside those that are there, whichever of them the health checks have left. */
    synchronized void add(Instance fresh) throws IOException, InterruptedException {
        register(Stream.concat(registered.stream(), Stream.of(fresh)).toList());
    }

    synchronized void replace(Instance old, Instance fresh) throws IOException, InterruptedException {
        register(Stream.concat(others(old), Stream.of(fresh)).toList());
    }

    /** The last one stays, well or not: a load balancer that knows of none that is well asks those there are. */
    private synchronized void giveUp(Instance instance) throws IOException, InterruptedException {
        if (registered.contains(instance) && registered.size() > 1) {
            register(others(instance).toList());
        }
    }

    private Stream<Instance> others(Instance than) {
        return registered.stream().filter(other -> other != than);
    }

    private void watch() {
        var failures = new HashMap<Instance, Integer>();
        try {
            while (true) {
                Thread.sleep(HEALTH_CHECK_EVERY);
                for (var instance : registered()) {
                    var inARow = instance.isHealthy() ? 0 : failures.getOrDefault(instance, 0) + 1;
                    failures.put(instance, inARow);
                    if (inARow >= UNHEALTHY_AFTER) {
                        giveUp(instance);
                    }
                }
            }
        } catch (InterruptedException _) { // it is closed
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Instance> registered() {
        return List.copyOf(registered);
    }

    private void write() throws IOException {
        var share = 100.0 / registered.size();
        var chances = IntStream.range(0, registered.size())
                .mapToObj(i -> "        %s %s;%n"
                        .formatted(
                                i == registered.size() - 1 ? "*" : "%.2f%%".formatted(share),
                                registered.get(i).address()))
                .collect(Collectors.joining());
        Files.writeString(
                directory.resolve("nginx.conf"),
                CONFIGURATION.formatted(
                        directory,
                        chances,
                        lines("        %1$s %2$s;%n"),
                        lines("        :%2$s 'balancer=%1$s; Path=/; HttpOnly';%n"),
                        port));
    }

    private String lines(String form) {
        return registered.stream()
                .map(instance -> form.formatted(instance.name(), instance.address()))
                .collect(Collectors.joining());
    }

    @Override
    public void close() throws InterruptedException {
        healthChecks.interrupt();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
