package com.papertrade.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code ./papertrade check-migrations}: whether the version of the commit {@code running} can live with the migrations that lie
 * here, or with those of the commit {@code released}. It is named as no test is: what runs, a release alone knows.
 */
class MigrationsOfThisRelease {

    private static final Path REPORT = Path.of("target/check-migrations.txt");

    @Test
    void canBeLivedWithByTheVersionThatRuns() throws Exception {
        var running = System.getProperty("running");
        assertThat(running).as("the commit that runs, -Drunning=").isNotBlank();
        var history = new GitHistory(Path.of("."));
        var released = System.getProperty("released", "");
        var findings = MigrationsCheck.findings(
                history.of(running),
                released.isBlank() ? history.ofWorkTree() : history.of(released),
                commit -> history.contains(running, commit));
        Files.writeString(
                REPORT, findings.stream().map(finding -> finding + "\n").collect(Collectors.joining()));
        assertThat(findings).noneMatch(Finding::refuses);
    }
}
