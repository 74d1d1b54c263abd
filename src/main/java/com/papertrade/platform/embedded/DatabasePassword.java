package com.papertrade.platform.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What keeps other users of the same machine out of the embedded database. Its file is written last
 * of all when a database is made, so it also says that the database is complete.
 */
record DatabasePassword(String value) {

    private static final String FILE = "password";
    private static final String WITH_PASSWORD_FROM_HERE = """
            # Written by PaperTrade: from this machine, and with the password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    static Optional<DatabasePassword> readFrom(Path home) throws IOException {
        var file = home.resolve(FILE);
        return Files.exists(file) ? Optional.of(new DatabasePassword(Files.readString(file))) : Optional.empty();
    }

    static boolean isIn(Path home) {
        return Files.exists(home.resolve(FILE));
    }

    /** Gives a new database, which lets everybody in, a password, and asks for it from now on. */
    static DatabasePassword introduce(EmbeddedPostgres server, Path home, Path data) throws IOException, SQLException {
        var password = random();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '%s'".formatted(password.value()));
            Files.writeString(data.resolve("pg_hba.conf"), WITH_PASSWORD_FROM_HERE);
            statement.execute("select pg_reload_conf()");
        }
        password.writeTo(home);
        return password;
    }

    private static DatabasePassword random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return new DatabasePassword(HexFormat.of().formatHex(bytes));
    }

    /** Whole or not at all, even if the power fails: on the disk before it has its name. */
    private void writeTo(Path home) throws IOException {
        var unfinished = Files.createTempFile(home, FILE, null); // readable by its owner only
        Files.writeString(unfinished, value);
        flush(unfinished, StandardOpenOption.WRITE);
        Files.move(unfinished, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        flush(home, StandardOpenOption.READ);
    }

    private static void flush(Path path, StandardOpenOption access) throws IOException {
        try (var channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return "DatabasePassword[hidden]";
    }
}
