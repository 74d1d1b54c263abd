package com.papertrade.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.papertrade.platform.PlatformMisconfigured;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path home;

    @Test
    void isMadeWhenItIsNotThere() throws Exception {
        try (var directory = DataDirectory.claim(home.resolve("a/b"))) {
            assertThat(directory.resolve(".")).isDirectory();
        }
    }

    @Test
    void belongsToOneAtATime() throws Exception {
        try (var first = DataDirectory.claim(home)) {
            assertThat(first.resolve("papertrade.lock")).exists();
            assertThatThrownBy(() -> DataDirectory.claim(home))
                    .isInstanceOf(PlatformMisconfigured.class)
                    .hasMessageStartingWith("Another PaperTrade is running on the data directory " + home);
        }
    }

    @Test
    void whoOnlyAsksIsToldThatItIsTaken() throws Exception {
        try (var _ = DataDirectory.claim(home)) {
            assertThat(DataDirectory.claimIfFree(home)).isEmpty();
        }
        try (var free = DataDirectory.claimIfFree(home).orElseThrow()) {
            assertThat(free.resolve("papertrade.lock")).exists();
        }
    }

    @Test
    void withoutACompleteDatabaseThereIsNothingToRead() throws Exception {
        var postgresql = Files.createDirectories(home.resolve("postgresql"));
        assertThatThrownBy(() -> DataDirectory.refuseIfEmpty(home))
                .isInstanceOf(PlatformMisconfigured.class)
                .hasMessageStartingWith("There is no PaperTrade's data in " + home);

        Files.writeString(postgresql.resolve("password"), "secret");
        assertThatCode(() -> DataDirectory.refuseIfEmpty(home)).doesNotThrowAnyException();
    }

    @Test
    void canBeClaimedAgainAfterwards() throws Exception {
        DataDirectory.claim(home).close();
        try (var again = DataDirectory.claim(home)) {
            assertThat(again.resolve("papertrade.lock")).exists();
        }
    }

    @Test
    void thatCannotBeWrittenToIsNamed() throws Exception {
        var file = Files.createFile(home.resolve("a-file"));
        assertThatThrownBy(() -> DataDirectory.claim(file.resolve("data")))
                .isInstanceOf(PlatformMisconfigured.class)
                .hasMessageContaining("cannot write to its data directory " + file.resolve("data"))
                .hasMessageContaining("PAPERTRADE_DATA_DIR");
    }
}
