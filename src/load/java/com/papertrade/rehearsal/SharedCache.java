package com.papertrade.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** The one Redis of all instances: a real server that ends with this. */
final class SharedCache implements AutoCloseable {

    private final Process process;
    private final int port;

    private SharedCache(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SharedCache start(Path directory) throws IOException {
        Files.createDirectories(directory);
        var port = freePort();
        var executable = ExecutableProvider.newJarResourceProvider(directory.toFile())
                .get()
                .toPath()
                .toAbsolutePath();
        var process = new ProcessBuilder(
                        executable.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1", "--save", "")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new SharedCache(process, port);
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
