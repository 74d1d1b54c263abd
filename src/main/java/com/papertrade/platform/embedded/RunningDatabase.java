package com.papertrade.platform.embedded;

import com.papertrade.platform.PlatformMisconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The PostgreSQL of a PaperTrade that is running on a data directory, for a process that only reads beside it. */
public final class RunningDatabase implements JdbcConnectionDetails {

    /** Of postmaster.pid, see the PostgreSQL sources, {@code miscadmin.h}. */
    private static final int LINE_OF_PORT = 3;

    private final int port;
    private final DatabasePassword password;

    private RunningDatabase(int port, DatabasePassword password) {
        this.port = port;
        this.password = password;
    }

    /** @throws PlatformMisconfigured if it is not up yet, or not any more */
    public static RunningDatabase of(Path directory) {
        var home = DataDirectory.absolute(directory).resolve(DataDirectory.DATABASE);
        try {
            var password = DatabasePassword.readFrom(home);
            return portIn(home.resolve("data/postmaster.pid"))
                    .flatMap(port -> password.map(known -> new RunningDatabase(port, known)))
                    .orElseThrow(() -> betweenTimes(directory, null));
        } catch (IOException unreadable) {
            throw betweenTimes(directory, unreadable);
        }
    }

    private static Optional<Integer> portIn(Path pidFile) throws IOException {
        return Files.exists(pidFile)
                ? Files.readAllLines(pidFile).stream()
                        .skip(LINE_OF_PORT)
                        .findFirst()
                        .map(String::strip)
                        .filter(line -> line.matches("[0-9]{1,5}"))
                        .map(Integer::valueOf)
                : Optional.empty();
    }

    private static PlatformMisconfigured betweenTimes(Path directory, @Nullable IOException cause) {
        return new PlatformMisconfigured(
                "The PaperTrade on the data directory %s is just starting or stopping: try again in a moment."
                        .formatted(DataDirectory.absolute(directory)),
                cause);
    }

    @Override
    public String getUsername() {
        return EmbeddedDatabase.USER;
    }

    @Override
    public String getPassword() {
        return password.value();
    }

    @Override
    public String getJdbcUrl() {
        return EmbeddedDatabase.urlAt(port);
    }
}
