package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command {@code papertrade}, in a source tree of empty files. It asks for a JDK 900 here: one that
 * no machine has, so that only the JDKs made by a test can be found.
 */
class PapertradeScriptIT {

    private static final Instant BUILT = Instant.parse("2026-03-02T15:00:00Z");

    @TempDir
    Path tree;

    @TempDir
    Path machine;

    @BeforeEach
    void aTreeThatIsBuilt() throws IOException {
        for (var source : List.of("pom.xml", ".mvn/jvm.config", "src/main/App.java", "frontend/a.css")) {
            write(tree.resolve(source), "");
        }
        script(tree.resolve("mvnw"), "echo built");
        script(
                tree.resolve("papertrade"),
                Files.readString(Path.of("papertrade")).replace("OLDEST_JDK=25", "OLDEST_JDK=900"));
        write(tree.resolve("target/papertrade-embedded.jar"), "");
        Files.createDirectories(machine.resolve("home"));
        try (var sources = Files.walk(tree)) {
            for (var source : sources.toList()) {
                changed(source.toString(), BUILT.minusSeconds(60));
            }
        }
        changed("target/papertrade-embedded.jar", BUILT);
    }

    @Test
    void withoutAJdkItSaysSoInOneSentence() throws Exception {
        var told = papertrade("run");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output()).isEmpty();
        assertThat(told.errors())
                .isEqualTo("PaperTrade needs a JDK 900 or newer: install one (for example from https://adoptium.net)"
                        + " or point JAVA_HOME to it.\n");
    }

    @Test
    void aJdkThatIsTooOldIsNotTaken() throws Exception {
        jdk(machine.resolve("home/.jdks/older"), "899.0.2");
        assertThat(papertrade("run").exitCode()).isEqualTo(1);
    }

    @Test
    void findsTheJdkBehindAnOlderOneOnThePath() throws Exception {
        jdk(machine.resolve("old"), "17.0.1");
        jdk(machine.resolve("home/.jdks/new"), "900");
        assertThat(papertrade("run")).isEqualTo(new Told(0, "started by 900\n", ""));
    }

    @Test
    void findsTheJdkThatJavaHomePointsTo() throws Exception {
        jdk(machine.resolve("old"), "900.0.1");
        assertThat(papertrade("run")).isEqualTo(new Told(0, "started by 900.0.1\n", ""));
    }

    @Test
    void doesWithoutAHome() throws Exception {
        jdk(machine.resolve("old"), "900");
        assertThat(papertrade(Map.of("HOME", ""), "run")).isEqualTo(new Told(0, "started by 900\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", ".mvn/jvm.config", "src/main/App.java", "frontend/a.css", "papertrade"})
    void buildsAgainWhatHasChanged(String source) throws Exception {
        jdk(machine.resolve("old"), "900");
        changed(source, BUILT.plusSeconds(60));
        assertThat(papertrade("run").output()).contains("Building PaperTrade", "built\n", "started by 900");
    }

    /** So that the same sources make the same jar, whenever that is. */
    @Test
    void isNotBuiltTwiceThoughTheBuildDatesItsJarsBack() throws Exception {
        jdk(machine.resolve("old"), "900");
        script(tree.resolve("mvnw"), "echo built; touch -t 202601010000 target/papertrade-embedded.jar");
        assertThat(papertrade("run").output()).contains("built\n", "started by 900");
        assertThat(papertrade("run")).isEqualTo(new Told(0, "started by 900\n", ""));
    }

    /** Another PaperTrade may be running from the jar, which a build would take from under it. */
    @Test
    void ledgersAreVerifiedWithTheJarThatIsThere() throws Exception {
        jdk(machine.resolve("old"), "900");
        changed("pom.xml", BUILT.plusSeconds(60));
        assertThat(papertrade("verify-ledger")).isEqualTo(new Told(0, "started by 900\n", ""));

        Files.delete(tree.resolve("target/papertrade-embedded.jar"));
        var told = papertrade("verify-ledger");
        assertThat(told.output()).isEqualTo("started by 900\n");
        assertThat(told.errors()).contains("Building PaperTrade", "built\n");
    }

    @Test
    void helpsWithoutAJdkAndWithoutABuild() throws Exception {
        changed("pom.xml", BUILT.plusSeconds(60));
        var told = papertrade("help");
        assertThat(told.exitCode()).isZero();
        assertThat(told.output()).startsWith("Usage: ./papertrade <command>").doesNotContain("built\n");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheKnownOnes() throws Exception {
        var told = papertrade("fly");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.errors()).startsWith("Usage: ./papertrade <command>");
    }

    @Test
    void printsTheFiguresOfAMeasurementAndNothingElse() throws Exception {
        jdk(machine.resolve("old"), "900");
        script(tree.resolve("mvnw"), "echo noise; echo figures > target/bench-market-data.txt");
        var told = papertrade("bench", "market-data");
        assertThat(told.exitCode()).isZero();
        assertThat(told.output()).isEqualTo("figures\n");
    }

    @Test
    void aMeasurementThatFailsSaysWhereTheReasonStands() throws Exception {
        jdk(machine.resolve("old"), "900");
        script(tree.resolve("mvnw"), "echo no network; exit 1");
        var told = papertrade("bench", "market-data");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.errors()).endsWith("the reason stands in target/bench-market-data.log.\n");
        assertThat(tree.resolve("target/bench-market-data.log")).hasContent("no network\n");
    }

    @Test
    void aLoadGeneratorThatCannotBeBuiltSaysWhereTheReasonStands() throws Exception {
        jdk(machine.resolve("old"), "900");
        script(tree.resolve("mvnw"), "echo no network; exit 1");
        changed("mvnw", BUILT.minusSeconds(60));
        var told = papertrade("load");
        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.errors()).endsWith("the reason stands in target/load-build.log.\n");
        assertThat(tree.resolve("target/load-build.log")).hasContent("no network\n");
    }

    @Test
    void saysWhatCanBeMeasured() throws Exception {
        jdk(machine.resolve("old"), "900");
        var told = papertrade("bench");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.errors())
                .isEqualTo("What can be measured: ./papertrade bench market-data, orders, ledger-size or pooler\n");
    }

    @Test
    void saysWhetherWhatRunsCanLiveWithTheMigrations() throws Exception {
        jdk(machine.resolve("old"), "900");
        script(tree.resolve("mvnw"), "echo noise; echo note >target/check-migrations.txt; echo \"$@\" >target/asked");
        assertThat(papertrade("check-migrations", "4f2c91d", "77aa001"))
                .isEqualTo(new Told(0, "note\nThe version that runs, 4f2c91d, can live with these migrations.\n", ""));
        assertThat(tree.resolve("target/asked")).content().contains("-Drunning=4f2c91d -Dreleased=77aa001");
    }

    @Test
    void saysThatItCannot() throws Exception {
        jdk(machine.resolve("old"), "900");
        script(tree.resolve("mvnw"), "echo noise; echo REFUSED >target/check-migrations.txt; exit 1");
        assertThat(papertrade("check-migrations", "4f2c91d"))
                .isEqualTo(new Told(
                        1, "REFUSED\n", "The version that runs, 4f2c91d, cannot live with these migrations.\n"));
    }

    /** A build that finds no such test succeeds, and what was found the last time is still there. */
    @Test
    void migrationsThatWereNotComparedAreNotWell() throws Exception {
        jdk(machine.resolve("old"), "900");
        script(tree.resolve("mvnw"), "echo no test");
        write(tree.resolve("target/check-migrations.txt"), "");
        var told = papertrade("check-migrations", "4f2c91d");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.errors()).contains("no test", "could not be compared");
        assertThat(papertrade("check-migrations").errors()).startsWith("Which version runs?");
    }

    private record Told(int exitCode, String output, String errors) {}

    private Told papertrade(String... command) throws Exception {
        return papertrade(Map.of("HOME", machine.resolve("home").toString()), command);
    }

    /** With the older JDK in JAVA_HOME and first on the path. */
    private Told papertrade(Map<String, String> home, String... command) throws Exception {
        var errors = machine.resolve("errors.txt").toFile();
        var line = Stream.concat(Stream.of(tree.resolve("papertrade").toString()), Stream.of(command));
        var builder = new ProcessBuilder(line.toList()).redirectError(errors);
        var old = machine.resolve("old");
        builder.environment().putAll(home);
        builder.environment().put("JAVA_HOME", old.toString());
        builder.environment().merge("PATH", old.resolve("bin").toString(), (path, first) -> first + ":" + path);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Told(process.exitValue(), output, Files.readString(errors.toPath()));
    }

    private static void jdk(Path home, String version) throws IOException {
        write(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        script(home.resolve("bin/javac"), "exit 1");
        script(home.resolve("bin/java"), "echo started by " + version);
    }

    private static void script(Path file, String body) throws IOException {
        write(file, body.startsWith("#!") ? body : "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void changed(String source, Instant when) throws IOException {
        Files.setLastModifiedTime(tree.resolve(source), FileTime.from(when));
    }
}
