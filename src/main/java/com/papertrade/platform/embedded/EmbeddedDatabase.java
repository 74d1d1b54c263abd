package com.papertrade.platform.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL that PaperTrade starts and stops itself. Its data is kept, so what it commits is
 * on the disk; it listens on loopback only, and asks for a password that only this user can read.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    static final String USER = "postgres";

    private static final String DATABASE = "postgres";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final DataDirectory directory;
    private final EmbeddedPostgres server;
    private final DatabasePassword password;

    private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres server, DatabasePassword password) {
        this.directory = directory;
        this.server = server;
        this.password = password;
    }

    static EmbeddedDatabase start(DataDirectory directory) throws Exception {
        var home = Files.createDirectories(directory.resolve(DataDirectory.DATABASE), OWNER_ONLY);
        var data = home.resolve("data");
        var binaries = home.resolve("bin");
        removeUnfinished(binaries);
        var orphan = OrphanedPostmaster.of(data, binaries);
        orphan.ifPresent(OrphanedPostmaster::stop);
        var known = DatabasePassword.readFrom(home);
        if (known.isEmpty()) {
            setAside(data);
        }
        var server = server(data, binaries, known).start();
        var password = known.isPresent() ? known.get() : DatabasePassword.introduce(server, home, data);
        return new EmbeddedDatabase(directory, server, password);
    }

    private static EmbeddedPostgres.Builder server(Path data, Path binaries, Optional<DatabasePassword> password) {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false) // Spring stops it, after everything that uses it
                .setLocaleConfig("locale", "C") // there on every system
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "50")
                // Off in this library, which is made for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60));
        password.ifPresent(known -> builder.setConnectConfig("password", known.value()));
        return builder;
    }

    /** An unpacking that was interrupted is never taken up again by the library: it must start anew. */
    private static void removeUnfinished(Path binaries) throws IOException {
        if (!Files.exists(binaries)) {
            return;
        }
        try (Stream<Path> versions = Files.list(binaries)) {
            for (var version : versions.toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
    }

    /** A first start that did not reach its end left nothing of a user's, but what it is we cannot know. */
    private static void setAside(Path data) throws IOException {
        if (Files.exists(data)) {
            Files.move(
                    data,
                    Files.createTempDirectory(data.getParent(), "unfinished-").resolve("data"));
        }
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password.value();
    }

    @Override
    public String getJdbcUrl() {
        return urlAt(server.getPort());
    }

    static String urlAt(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    @Override
    public void close() throws IOException {
        server.close();
        directory.close();
    }
}
