package com.papertrade.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseIT {

    @TempDir
    Path home;

    @Test
    void keepsWhatIsCommittedOverARestart() throws Exception {
        try (var database = EmbeddedDatabase.start(DataDirectory.claim(home))) {
            clientOf(database).sql("create table kept as select 42 as answer").update();
        }
        try (var database = EmbeddedDatabase.start(DataDirectory.claim(home))) {
            assertThat(answerIn(database)).isEqualTo(42);
        }
    }

    @Test
    void writesThroughToTheDiskAndListensOnLoopbackOnly() throws Exception {
        try (var database = EmbeddedDatabase.start(DataDirectory.claim(home))) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(database, "unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void keepsOtherUsersOfTheMachineOutOfItsFiles() throws Exception {
        EmbeddedDatabase.start(DataDirectory.claim(home)).close();
        assertThat(Files.getPosixFilePermissions(home.resolve("postgresql")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (var database = EmbeddedDatabase.start(DataDirectory.claim(home))) {
            var intruder = new DriverManagerDataSource(database.getJdbcUrl(), "postgres", "guess");
            assertThatThrownBy(intruder::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void doesNotStopAProgramThatHasTheOrphansOldNumber() throws Exception {
        EmbeddedDatabase.start(DataDirectory.claim(home)).close();
        var data = home.resolve("postgresql/data");
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");
            assertThat(OrphanedPostmaster.of(data, binaries())).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0", "not a number\n", "99999999999999999999\n"})
    void startsBesideTheDamagedProcessFileThatAPowerFailureLeaves(String damaged) throws Exception {
        EmbeddedDatabase.start(DataDirectory.claim(home)).close();
        binaries();
        Files.writeString(home.resolve("postgresql/data/postmaster.pid"), damaged);
        try (var database = EmbeddedDatabase.start(DataDirectory.claim(home))) {
            assertThat(setting(database, "server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void startsAnewAfterAFirstStartThatDidNotReachItsEnd() throws Exception {
        var postgresql = Files.createDirectories(home.resolve("postgresql"));
        Files.createDirectories(postgresql.resolve("data"));
        Files.writeString(postgresql.resolve("data/postgresql.conf"), "half of it");
        Files.createDirectories(postgresql.resolve("bin/PG-half"));

        try (var database = EmbeddedDatabase.start(DataDirectory.claim(home))) {
            assertThat(setting(database, "server_encoding")).isEqualTo("UTF8");
        }
        assertThat(postgresql.resolve("bin/PG-half")).doesNotExist();
    }

    /** There as in real life: one test run unpacks PostgreSQL only once, wherever its first database was. */
    private Path binaries() throws IOException {
        return Files.createDirectories(home.resolve("postgresql/bin"));
    }

    private static int answerIn(JdbcConnectionDetails database) {
        return clientOf(database)
                .sql("select answer from kept")
                .query(Integer.class)
                .single();
    }

    private static String setting(JdbcConnectionDetails database, String name) {
        return clientOf(database).sql("show " + name).query(String.class).single();
    }

    private static JdbcClient clientOf(JdbcConnectionDetails database) {
        return JdbcClient.create(
                new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
    }
}
