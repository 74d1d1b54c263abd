package com.papertrade.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL of its own that writes through to the disk, to be killed and started again. */
final class KillableDatabase implements AutoCloseable {

    private static final Path BINARIES = Path.of("target/postgresql");

    private final Path data;
    private final int port;
    private final List<String> command;
    private final Thread atExit = new Thread(this::killAll);

    private KillableDatabase(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        var info = postmaster().info();
        this.command = Stream.of(
                        unprivileged(info),
                        info.command().stream(),
                        Stream.of(info.arguments().orElseThrow()))
                .flatMap(words -> words)
                .toList();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** PostgreSQL refuses to be run by root; the library helps itself likewise. */
    private static Stream<String> unprivileged(ProcessHandle.Info info) {
        return info.user().filter("root"::equals).isPresent() ? Stream.of("unshare", "-U") : Stream.empty();
    }

    static KillableDatabase start() throws Exception {
        var data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "killable-")
                .toAbsolutePath();
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(BINARIES.toFile())
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        return new KillableDatabase(data, server.getPort());
    }

    LocalDatabase details() {
        return new LocalDatabase("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port));
    }

    int port() {
        return port;
    }

    /** As by kill -9 on the server and every process of its. */
    void killAll() {
        var postmaster = ProcessHandle.of(number()).filter(ProcessHandle::isAlive);
        var all = new ArrayList<ProcessHandle>();
        postmaster.ifPresent(server -> {
            all.add(server);
            server.descendants().forEach(all::add);
        });
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** With the command it was started with at first; it repairs itself from its log. */
    void startAgain() throws IOException {
        var _ = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            connect().close();
            return true;
        });
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** Ends the connections that are in the middle of something, and says how many. */
    int cutTransactions() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var cut = statement.executeQuery("""
                        SELECT count(*) FROM (
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                            WHERE backend_type = 'client backend' AND xact_start IS NOT NULL AND pid <> pg_backend_pid()) AS cut
                        """)) {
            assertThat(cut.next()).isTrue();
            return cut.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        var details = details();
        return DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }

    private ProcessHandle postmaster() {
        return ProcessHandle.of(number()).orElseThrow();
    }

    private long number() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        killAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
        FileSystemUtils.deleteRecursively(data);
        Files.deleteIfExists(log());
    }
}
