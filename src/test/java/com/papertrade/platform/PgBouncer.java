package com.papertrade.platform;

import static org.awaitility.Awaitility.await;

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
import java.util.Arrays;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A real PgBouncer in front of a test's database, which lends a connection for one transaction. Needs the program. */
public final class PgBouncer implements JdbcConnectionDetails, AutoCloseable {

    private static final Duration UNTIL_IT_LISTENS = Duration.ofSeconds(20);

    private final JdbcConnectionDetails database;
    private final Process process;
    private final Path settings;
    private final String address;

    private PgBouncer(JdbcConnectionDetails database, Process process, Path settings, String address) {
        this.database = database;
        this.process = process;
        this.settings = settings;
        this.address = address;
    }

    /** @throws IllegalStateException if it is not where nobody would notice that tests are left out: in CI */
    static boolean isInstalled() {
        var installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "pgbouncer")));
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI has no pgbouncer: install Debian's package of that name");
        }
        return installed;
    }

    /** @param connections to the database, at most */
    public static PgBouncer before(JdbcConnectionDetails database, int connections) throws IOException {
        var behind = URI.create(database.getJdbcUrl().substring("jdbc:".length()));
        var port = freePort();
        var settings = Files.createTempFile("pgbouncer", ".ini");
        Files.writeString(settings, """
                [databases]
                * = host=127.0.0.1 port=%d user=%s password=%s
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
                """.formatted(
                        behind.getPort(),
                        database.getUsername(),
                        database.getPassword(),
                        port,
                        connections,
                        isRoot() ? "user = nobody" : ""));
        settings.toFile().setReadable(true, false);
        var process = new ProcessBuilder("pgbouncer", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var bouncer = new PgBouncer(
                database, process, settings, "jdbc:postgresql://127.0.0.1:%d%s".formatted(port, behind.getPath()));
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

    private void awaitListening() {
        await().atMost(UNTIL_IT_LISTENS)
                .pollInSameThread()
                .failFast("PgBouncer has ended", () -> !process.isAlive())
                .ignoreException(SQLException.class)
                .until(() -> {
                    connect("").close();
                    return true;
                });
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
        return database.getUsername();
    }

    @Override
    public String getPassword() {
        return database.getPassword();
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
