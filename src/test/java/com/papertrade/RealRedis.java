package com.papertrade;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis 6.2 out of Maven Central, on a port of its own, that can be stopped, killed, frozen and
 * started again. Production runs 7: nothing PaperTrade asks for is newer than 6.2.
 */
public final class RealRedis implements AutoCloseable {

    private final Path executable;
    private final int port;
    private Process process;

    private RealRedis(Path executable, int port) throws IOException {
        this.executable = executable;
        this.port = port;
        // A test whose beginning fails does not come to close it.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
    }

    public static RealRedis started() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = free.getLocalPort();
            free.close();
            var folder = Files.createDirectories(Path.of("target/redis"));
            return new RealRedis(
                    ExecutableProvider.newJarResourceProvider(folder.toFile())
                            .get()
                            .toPath(),
                    port);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** On the same port as before, with nothing kept. */
    public void start() throws IOException {
        process = new ProcessBuilder(
                        executable.toAbsolutePath().toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/redis/" + port + ".log").toFile())
                .start();
        Awaitility.await().ignoreExceptions().until(() -> ask("PING").startsWith("+PONG"));
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** As an operator stops it: it says goodbye to its clients. */
    public void stop() throws Exception {
        end("-TERM");
    }

    public void kill() throws Exception {
        end("-KILL");
    }

    private void end(String signal) throws Exception {
        signal(signal);
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Redis survived " + signal);
        }
    }

    /** It still accepts connections, and answers nothing. */
    public void freeze() throws Exception {
        signal("-STOP");
    }

    public void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws Exception {
        var sent = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start();
        if (sent.waitFor() != 0) {
            throw new IllegalStateException("Redis could not be sent " + signal);
        }
    }

    /** One section of what it says of itself. */
    public String info(String section) throws IOException {
        return ask("INFO " + section);
    }

    /** What it answers to a command, words separated by blanks, in its own protocol. */
    public String ask(String command) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
