package com.papertrade.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that lives on after its PaperTrade was killed, and keeps its data directory from
 * being started again.
 */
record OrphanedPostmaster(ProcessHandle process) {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostmaster.class);

    /**
     * The orphan of a data directory, if there is one. The process number left in the directory may
     * long be somebody else's: it counts only if the process runs a program out of {@code binaries},
     * which no other data directory uses.
     */
    static Optional<OrphanedPostmaster> of(Path data, Path binaries) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile) || !Files.exists(binaries)) {
            return Optional.empty();
        }
        var ours = binaries.toRealPath();
        var number = numberIn(pidFile);
        if (number.isEmpty()) {
            removeDamaged(pidFile, ours);
        }
        return number.flatMap(ProcessHandle::of)
                .filter(process -> runsProgramOf(ours, process))
                .map(OrphanedPostmaster::new);
    }

    private static Optional<Long> numberIn(Path pidFile) throws IOException {
        return Files.readString(pidFile, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,10}"))
                .map(Long::valueOf);
    }

    /** As a power failure leaves it. PostgreSQL would not start beside it, for fear of one that may be running. */
    private static void removeDamaged(Path pidFile, Path binaries) throws IOException {
        if (ProcessHandle.allProcesses().noneMatch(process -> runsProgramOf(binaries, process))) {
            LOG.warn("Removing {}, which is damaged: no PostgreSQL is running here", pidFile);
            Files.delete(pidFile);
        }
    }

    private static boolean runsProgramOf(Path binaries, ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(command -> command.startsWith(binaries))
                .isPresent();
    }

    /** Asks it to stop in order; what it does not finish, its next start recovers from the log. */
    void stop() {
        LOG.info("Stopping the PostgreSQL {} that an earlier PaperTrade left behind", process.pid());
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
