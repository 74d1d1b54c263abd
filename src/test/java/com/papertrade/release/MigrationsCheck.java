package com.papertrade.release;

import static com.papertrade.release.Finding.refusal;
import static com.papertrade.release.Finding.warning;

import com.papertrade.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.FileSystemUtils;

/**
 * Brings an empty database to where the version that runs has it, then through each migration that is new, and looks after each
 * whether that version could go on.
 */
final class MigrationsCheck {

    private final List<Migration> running;
    private final List<Migration> released;
    private final Predicate<String> isInWhatRuns;
    private final JdbcConnectionDetails database;

    /**
     * @param running the migrations of the version that runs
     * @param released those of the version that is to run
     * @param isInWhatRuns whether the version that runs has a commit, or is made of it
     */
    static List<Finding> findings(List<Migration> running, List<Migration> released, Predicate<String> isInWhatRuns)
            throws IOException, SQLException {
        var check = new MigrationsCheck(
                running.stream().sorted(Migration.IN_ORDER).toList(),
                released.stream().sorted(Migration.IN_ORDER).toList(),
                isInWhatRuns);
        var history = check.history();
        return history.isEmpty() ? check.withoutContracts(check.schema()) : history;
    }

    private MigrationsCheck(List<Migration> running, List<Migration> released, Predicate<String> isInWhatRuns)
            throws SQLException {
        this.running = running;
        this.released = released;
        this.isInWhatRuns = isInWhatRuns;
        database = TestDatabase.empty();
    }

    /** Flyway would refuse all of this too, but only at the database of the installation. */
    private List<Finding> history() {
        var findings = new ArrayList<Finding>();
        for (var applied : running) {
            if (!released.contains(applied)) {
                var isThere = released.stream().anyMatch(same -> same.file().equals(applied.file()));
                findings.add(refusal(
                        applied.file(),
                        isThere
                                ? "it has been applied and must stay as it was, comments included."
                                : "it has been applied and is gone."));
            }
        }
        var newest = running.stream().mapToInt(Migration::version).max().orElse(0);
        var versions = new HashSet<Integer>();
        for (var migration : released) {
            if (!versions.add(migration.version())) {
                findings.add(refusal(migration.file(), "there is another one of that number."));
            }
            if (!running.contains(migration) && findings.isEmpty() && migration.version() <= newest) {
                findings.add(refusal(
                        migration.file(), "V%d has been applied already: it would come too late.".formatted(newest)));
            }
        }
        return findings;
    }

    private List<Migration> added() {
        return released.stream()
                .filter(migration -> !running.contains(migration))
                .toList();
    }

    private List<Finding> schema() throws IOException, SQLException {
        var files = Files.createTempDirectory("migrations");
        try (var connection =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            for (var migration : released) {
                Files.writeString(files.resolve(migration.file()), migration.text());
            }
            if (!running.isEmpty()) {
                migrate(files, running.getLast());
            }
            var before = Catalog.of(connection);
            takeNotes(before, connection);
            var findings = new LinkedHashSet<Finding>();
            for (var migration : added()) {
                try {
                    migrate(files, migration);
                } catch (FlywayException failed) {
                    findings.add(refusal(
                            migration.file(),
                            "it fails on an empty database: "
                                    + NestedExceptionUtils.getMostSpecificCause(failed)
                                            .getMessage()));
                    break;
                }
                findings.addAll(MigrationRule.findings(before, Catalog.of(connection)));
            }
            findings.addAll(notes(connection));
            return List.copyOf(findings);
        } finally {
            FileSystemUtils.deleteRecursively(files);
        }
    }

    private void migrate(Path files, Migration until) {
        Flyway.configure()
                .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .locations("filesystem:" + files)
                // CREATE INDEX CONCURRENTLY waits for Flyway's own transaction, and that for the index: for ever.
                .initSql("SET lock_timeout = '3s'")
                .target(MigrationVersion.fromVersion(String.valueOf(until.version())))
                .load()
                .migrate();
    }

    /** Such a trigger is called though there is no row, and for whatever a statement looks like, in a DO block too. */
    private static void takeNotes(Catalog before, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE SCHEMA release_check;
                    CREATE TABLE release_check.note (of TEXT, operation TEXT);
                    CREATE FUNCTION release_check.take_note() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        INSERT INTO release_check.note VALUES (tg_argv[0], tg_op);
                        RETURN NULL;
                    END
                    $$
                    """);
            for (var table : new TreeSet<>(before.columns().values().stream()
                    .map(column -> column.table().substring("table ".length()))
                    .toList())) {
                statement.execute(
                        "CREATE TRIGGER release_check BEFORE DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION release_check.take_note('%s')"
                                .formatted(table, table.replace("'", "''")));
            }
        }
    }

    private static List<Finding> notes(Connection connection) throws SQLException {
        var notes = new ArrayList<Finding>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT DISTINCT of, operation FROM release_check.note ORDER BY 1, 2")) {
            while (rows.next()) {
                notes.add(refusal(
                        "rows of " + rows.getString(1),
                        "what runs may still need them (%s).".formatted(rows.getString(2))));
            }
        }
        return notes;
    }

    private List<Finding> withoutContracts(List<Finding> findings) {
        var left = new ArrayList<>(findings);
        for (var migration : added()) {
            for (var text : migration.contracts()) {
                var contract = Contract.of(text);
                if (contract.isEmpty()) {
                    left.add(refusal(
                            migration.file(),
                            "\"contract: %s\" is not \"contract: <object> since <commit>: <reason>\"."
                                    .formatted(text)));
                } else {
                    hold(contract.get(), findings, left);
                }
            }
        }
        return List.copyOf(left);
    }

    private void hold(Contract contract, List<Finding> findings, List<Finding> left) {
        if (findings.stream().noneMatch(finding -> Objects.equals(finding.object(), contract.object()))) {
            left.add(warning(contract.object(), "a contract names it, and nothing is to be said of it."));
        } else if (isInWhatRuns.test(contract.since())) {
            left.removeIf(finding -> finding.object().equals(contract.object()));
        } else {
            left.add(refusal(
                    contract.object(),
                    "its contract holds for versions since %s, and an older one runs.".formatted(contract.since())));
        }
    }
}
