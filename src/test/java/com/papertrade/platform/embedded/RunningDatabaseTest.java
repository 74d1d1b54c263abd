package com.papertrade.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.papertrade.platform.PlatformMisconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningDatabaseTest {

    @TempDir
    Path home;

    @BeforeEach
    void aDirectoryWithAPassword() throws IOException {
        Files.createDirectories(home.resolve("postgresql/data"));
        Files.writeString(home.resolve("postgresql/password"), "secret");
    }

    /** As PostgreSQL 16 writes it: process, directory, start, port, socket, address, shared memory, status. */
    @Test
    void isWhereItsProcessFileSays() throws IOException {
        pidFile("4711\n/data\n1767225600\n54321\n\n127.0.0.1\n 5432001 7\nready   \n");

        var database = RunningDatabase.of(home);

        assertThat(database.getJdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:54321/postgres");
        assertThat(database.getUsername()).isEqualTo("postgres");
        assertThat(database.getPassword()).isEqualTo("secret");
    }

    @Test
    void whileItStartsOrStopsItIsNotThere() throws IOException {
        assertBetweenTimes();
        pidFile("4711\n/data\n");
        assertBetweenTimes();
    }

    private void assertBetweenTimes() {
        assertThatThrownBy(() -> RunningDatabase.of(home))
                .isInstanceOf(PlatformMisconfigured.class)
                .hasMessageStartingWith(
                        "The PaperTrade on the data directory " + home + " is just starting or stopping");
    }

    private void pidFile(String content) throws IOException {
        Files.writeString(home.resolve("postgresql/data/postmaster.pid"), content);
    }
}
