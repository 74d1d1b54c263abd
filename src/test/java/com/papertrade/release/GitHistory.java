package com.papertrade.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which migrations each version has. A version is called by its commit, as is its image.
 *
 * @param root of a clone
 */
record GitHistory(Path root) {

    static final String MIGRATIONS = "src/main/resources/db/migration";

    /** @throws IllegalArgumentException if there is no such commit here: not everything may have been fetched */
    List<Migration> of(String commit) {
        if (!has(commit)) {
            throw new IllegalArgumentException(
                    "There is no commit %s here, so nobody can tell which migrations it has.".formatted(commit));
        }
        return git("ls-tree", "--name-only", commit, MIGRATIONS + "/")
                .text()
                .lines()
                .map(path -> new Migration(
                        path.substring(MIGRATIONS.length() + 1),
                        git("show", commit + ":" + path).text()))
                .toList();
    }

    /** As they lie there, committed or not. */
    List<Migration> ofWorkTree() throws IOException {
        var migrations = new ArrayList<Migration>();
        try (var files = Files.list(root.resolve(MIGRATIONS))) {
            for (var file : files.toList()) {
                migrations.add(new Migration(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return migrations;
    }

    /** Whether the one is the other, or was before it. */
    boolean contains(String version, String commit) {
        return has(commit)
                && git("merge-base", "--is-ancestor", commit, version).succeeded();
    }

    private boolean has(String commit) {
        return git("rev-parse", "--quiet", "--verify", commit + "^{commit}").succeeded();
    }

    private record Answer(boolean succeeded, String text) {}

    private Answer git(String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor() == 0, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git worked", e);
        }
    }
}
