package com.papertrade.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.JarProcess;
import com.papertrade.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The command as an operator runs it, on each of the packaged jars. */
class VerifyLedgerIT {

    private static final UUID PORTFOLIO = UUID.fromString("6f0c8c1e-53a1-4d0e-9d25-0a9c5c2f4b7e");

    private static final Map<String, String> ANY_PORT = Map.of("PORT", "0");

    /** One portfolio with one deposit of $100. */
    private static final List<String> ONE_DEPOSIT =
            List.of("""
            insert into app_user (id, issuer, subject, name, email, created_at, last_signed_in_at)
            values ('%s', 'https://test.example', 'maya', 'Maya', '', now(), now())
            """.formatted(PORTFOLIO), """
            insert into portfolio
                (id, owner_id, name, currency, cash, deposited, last_sequence, last_occurred_at, opened_at)
            values ('%1$s', '%1$s', 'Long game', 'USD', 100, 100, 1, now(), now())
            """.formatted(PORTFOLIO), """
            insert into ledger_entry (portfolio_id, sequence, kind, occurred_at, amount, cash_after, deposited_after)
            values ('%s', 1, 'DEPOSITED', now(), 100, 100, 100)
            """.formatted(PORTFOLIO));

    private static final String TAMPER = "update portfolio set cash = 101";

    @TempDir
    Path home;

    @Test
    void verifiesADataDirectoryThatIsInUseAndOneThatIsNot() throws Exception {
        try (var running = JarProcess.start(JarProcess.EMBEDDED, home, ANY_PORT)) {
            var address = running.address();
            execute(embedded(), ONE_DEPOSIT);
            assertAgrees(verify(JarProcess.EMBEDDED, ANY_PORT));

            execute(embedded(), List.of(TAMPER));
            assertDiffers(verify(JarProcess.EMBEDDED, ANY_PORT));
            assertThat(JarProcess.get(address.resolve("/health")))
                    .as("the one that is running goes on")
                    .contains("UP");
        }
        assertDiffers(verify(JarProcess.EMBEDDED, ANY_PORT));
        assertThat(home.resolve(".local/postgresql/data/postmaster.pid"))
                .as("what was started is stopped")
                .doesNotExist();
    }

    @Test
    void makesNoDatabaseWhereThereIsNone() throws Exception {
        assertNotVerified(verify(JarProcess.EMBEDDED, ANY_PORT), "There is no PaperTrade's data in ");
        assertThat(home.resolve(".local")).doesNotExist();
    }

    /** Neither Redis nor a provider is there, nor named. */
    @Test
    void inProductionItNeedsTheDatabaseOnly() throws Exception {
        var database = TestDatabase.empty();
        migrate(database, "latest");
        execute(database, ONE_DEPOSIT);
        assertAgrees(verify(JarProcess.PRODUCTION, settingsFor(database)));

        execute(database, List.of(TAMPER));
        assertDiffers(verify(JarProcess.PRODUCTION, settingsFor(database)));
    }

    @Test
    void aDatabaseOfAnotherVersionIsNotRead() throws Exception {
        var database = TestDatabase.empty();
        assertNotVerified(
                verify(JarProcess.PRODUCTION, settingsFor(database)),
                "There are no tables of PaperTrade's in this database.");

        migrate(database, "14");
        assertNotVerified(
                verify(JarProcess.PRODUCTION, settingsFor(database)), "The database is of an earlier version, 14: ");

        migrate(database, "latest");
        execute(database, List.of("""
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (999, '999', 'what is to come', 'SQL', 'V999__what_is_to_come.sql', 'test', 1, true)
                """));
        assertNotVerified(
                verify(JarProcess.PRODUCTION, settingsFor(database)), "The database is of a later version, 999: ");
    }

    @Test
    void aDatabaseThatIsNotThereIsOneSentence() throws Exception {
        var nothingListens = Map.of(
                "SPRING_PROFILES_ACTIVE", "production",
                "DATABASE_URL", "postgres://papertrade:secret@127.0.0.1:1/papertrade");
        assertNotVerified(verify(JarProcess.PRODUCTION, nothingListens), "The database cannot be reached: ");
        assertNotVerified(
                verify(JarProcess.PRODUCTION, Map.of("SPRING_PROFILES_ACTIVE", "production")),
                "PaperTrade cannot reach its database without DATABASE_URL, DATABASE_USERNAME and DATABASE_PASSWORD");
    }

    private record Told(int exitCode, String output, String errors) {}

    private Told verify(Path jar, Map<String, String> settings) throws Exception {
        try (var command = JarProcess.start(jar, home, settings, VerifyLedger.NAME)) {
            var output = command.output();
            return new Told(command.exitCode(), output, command.errors());
        }
    }

    private static void assertAgrees(Told told) {
        assertThat(told.errors()).isEmpty();
        assertThat(told.output())
                .matches("1 portfolio, 1 entry told again in [0-9.]+ seconds \\([0-9,]+ entries a second\\)\\."
                        + "\\RAll ledgers agree with what is stored\\.");
        assertThat(told.exitCode()).isZero();
    }

    private static void assertDiffers(Told told) {
        assertThat(told.errors()).isEmpty();
        assertThat(told.output())
                .startsWith("portfolio %s, entry 1: cash is stored as USD 101.00 and replayed as USD 100.00"
                        .formatted(PORTFOLIO))
                .endsWith("Ledgers do not agree with what is stored: 1 difference.")
                .hasLineCount(3);
        assertThat(told.exitCode()).isEqualTo(1);
    }

    private static void assertNotVerified(Told told, String sentence) {
        assertThat(told.output()).isEmpty();
        assertThat(told.errors()).startsWith(sentence).hasLineCount(1);
        assertThat(told.exitCode()).isEqualTo(2);
    }

    private static Map<String, String> settingsFor(JdbcConnectionDetails database) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "production",
                "DATABASE_URL", database.getJdbcUrl(),
                "DATABASE_USERNAME", database.getUsername(),
                "DATABASE_PASSWORD", database.getPassword());
    }

    private static void migrate(JdbcConnectionDetails database, String version) {
        var _ = Flyway.configure()
                .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .target(version)
                .load()
                .migrate();
    }

    private static void execute(JdbcConnectionDetails database, List<String> statements) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    /** The one that is running in {@link #home}, found as an administrator would find it. */
    private JdbcConnectionDetails embedded() throws IOException {
        var postgresql = home.resolve(".local/postgresql");
        var port = Files.readAllLines(postgresql.resolve("data/postmaster.pid")).get(3);
        return new Embedded(
                "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port),
                "postgres",
                Files.readString(postgresql.resolve("password")));
    }

    private record Embedded(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}
}
