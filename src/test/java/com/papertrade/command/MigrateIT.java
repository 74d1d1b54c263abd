package com.papertrade.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.JarProcess;
import com.papertrade.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The command as a release runs it, before the first instance of the new version: with the database alone. */
class MigrateIT {

    @TempDir
    Path home;

    @Test
    void bringsAnEmptyDatabaseUpToDateAndFindsNothingToDoTheNextTime() throws Exception {
        var database = TestDatabase.empty();

        var first = migrate(settingsFor(database));
        assertThat(first.errors()).isEmpty();
        assertThat(first.output()).matches("The database is of version \\d+; migrations applied: [1-9]\\d*\\.");
        assertThat(first.exitCode()).isZero();

        var second = migrate(settingsFor(database));
        assertThat(second.output()).isEqualTo(first.output().replaceFirst("applied: \\d+", "applied: 0"));
        assertThat(second.exitCode()).isZero();
    }

    @Test
    void whatCannotBeMigratedEndsWithOneSentenceAndOne() throws Exception {
        var told = migrate(Map.of(
                "SPRING_PROFILES_ACTIVE", "production",
                "DATABASE_URL", "postgres://papertrade:secret@127.0.0.1:1/papertrade"));

        assertThat(told.output()).isEmpty();
        assertThat(told.errors()).startsWith("The database cannot be reached: ").hasLineCount(1);
        assertThat(told.exitCode()).isEqualTo(1);
    }

    private record Told(int exitCode, String output, String errors) {}

    private Told migrate(Map<String, String> settings) throws Exception {
        try (var command = JarProcess.start(JarProcess.PRODUCTION, home, settings, Migrate.NAME)) {
            var output = command.output();
            return new Told(command.exitCode(), output, command.errors());
        }
    }

    private static Map<String, String> settingsFor(JdbcConnectionDetails database) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "production",
                "DATABASE_URL", database.getJdbcUrl(),
                "DATABASE_USERNAME", database.getUsername(),
                "DATABASE_PASSWORD", database.getPassword());
    }
}
