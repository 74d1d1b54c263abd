package com.papertrade.rehearsal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The one PostgreSQL of all instances: a real server, new and empty, that ends with this. */
final class SharedDatabase implements AutoCloseable {

    /** What the rehearsal itself wants to know of jobs: each change of hands, with the instance that took it. */
    private static final String JOURNAL_OF_JOBS = """
            create table rehearsal_job_run (task text, runner text, picked boolean, at timestamptz default clock_timestamp());
            create function rehearsal_note_job() returns trigger language plpgsql as $$ begin
                insert into rehearsal_job_run (task, runner, picked)
                values (new.task_name, current_setting('application_name'), new.picked);
                return new;
            end $$;
            create trigger rehearsal_note_job after update on job for each row
                when (old.picked is distinct from new.picked or old.picked_by is distinct from new.picked_by)
                execute function rehearsal_note_job();
            """;

    private final EmbeddedPostgres server;

    private SharedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static SharedDatabase start(Path directory) throws IOException {
        return new SharedDatabase(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.toFile())
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    }

    String url() {
        return "postgres://postgres:postgres@127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    void watchJobs() {
        run(JOURNAL_OF_JOBS);
    }

    void run(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Row<T> row) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            var rows = new ArrayList<T>();
            while (results.next()) {
                rows.add(row.of(results));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
