package com.papertrade.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A real PgBouncer in front of a test's database, which lends a connection for one transaction. Needs the program. */
public final class PgBouncer implements JdbcConnectionDetails, AutoCloseable {

    private static final Duration UNTIL_IT_LISTENS = Duration.ofSeconds(20);

    private final Process process;
    private final Path settings;
    private final String address;

    private PgBouncer(Process process, Path settings, String address) {
        this.process = process;
        this.settings = settings;
        this.address = address;
    }

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "pgbouncer")));
    }

    /** @param connections to the database, at most */
    static PgBouncer before(JdbcConnectionDetails database, int connections) throws IOException, SQLException {
        var behind = URI.create(database.getJdbcUrl().substring("jdbc:".length()));
        var port = freePort();
        var settings = Files.createTempFile("pgbouncer", ".ini");
        Files.writeString(
                settings, """
                [databases]
                * = host=127.0.0.1 port=%d user=postgres password=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 500
                ignore_startup_parameters = extra_float_digits
                %s
                """.formatted(behind.getPort(), port, connections, isRoot() ? "user = nobody" : ""));
        settings.toFile().setReadable(true, false);
        var process = new ProcessBuilder("pgbouncer", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var bouncer =
                new PgBouncer(process, settings, "jdbc:postgresql://127.0.0.1:%d%s".formatted(port, behind.getPath()));
        bouncer.awaitListening();
        return bouncer;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws SQLException {
        var end = Instant.now().plus(UNTIL_IT_LISTENS);
        while (true) {
            try (var _ = connect("")) {
                return;
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(end) || !process.isAlive()) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param parameters of the driver, as they stand in an address */
    Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(address + "?" + parameters, getUsername(), getPassword());
    }

    @Override
    public String getJdbcUrl() {
        return address + "?prepareThreshold=0";
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            Files.delete(settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
