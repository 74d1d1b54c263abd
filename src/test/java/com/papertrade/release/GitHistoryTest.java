package com.papertrade.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {

    @TempDir
    Path clone;

    private String first;
    private String second;
    private GitHistory history;

    @BeforeEach
    void twoVersions() throws Exception {
        history = new GitHistory(clone);
        git("init", "-q");
        first = commit("V1__users.sql", "SELECT 1;\n");
        second = commit("V2__orders.sql", "SELECT 'ä';\n");
    }

    @Test
    void eachVersionHasTheMigrationsOfItsCommit() {
        assertThat(history.of(first)).containsExactly(new Migration("V1__users.sql", "SELECT 1;\n"));
        assertThat(history.of(second))
                .containsExactly(
                        new Migration("V1__users.sql", "SELECT 1;\n"),
                        new Migration("V2__orders.sql", "SELECT 'ä';\n"));
    }

    @Test
    void whatLiesThereCountsThoughItIsNotCommitted() throws Exception {
        Files.writeString(clone.resolve(GitHistory.MIGRATIONS).resolve("V3__next.sql"), "SELECT 3;\n");
        assertThat(history.ofWorkTree()).hasSize(3).contains(new Migration("V3__next.sql", "SELECT 3;\n"));
    }

    @Test
    void aVersionContainsItselfAndWhatWasBeforeIt() {
        assertThat(history.contains(second, second)).isTrue();
        assertThat(history.contains(second, first.substring(0, 10))).isTrue();
        assertThat(history.contains(first, second)).isFalse();
        assertThat(history.contains(first, "0123456789")).isFalse();
    }

    /** A tag that is no commit, or one that was not fetched: to take it for a version without migrations would refuse nothing. */
    @Test
    void aVersionThatIsNotHereIsNotTakenForAnEmptyOne() {
        assertThatThrownBy(() -> history.of("0.1.0")).hasMessageContaining("no commit 0.1.0");
    }

    private String commit(String file, String text) throws Exception {
        var folder = Files.createDirectories(clone.resolve(GitHistory.MIGRATIONS));
        Files.writeString(folder.resolve(file), text);
        git("add", ".");
        git("-c", "user.name=Maya", "-c", "user.email=maya@example.org", "commit", "-q", "--no-gpg-sign", "-m", file);
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", clone.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
