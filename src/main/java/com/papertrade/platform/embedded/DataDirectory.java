package com.papertrade.platform.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.papertrade.platform.PlatformMisconfigured;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where embedded mode keeps what outlives it, claimed by one process at a time. The operating system
 * gives the claim back when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {

    /** The folder of the embedded PostgreSQL. */
    static final String DATABASE = "postgresql";

    private final Path path;
    private final FileChannel claim;

    private DataDirectory(Path path, FileChannel claim) {
        this.path = path;
        this.claim = claim;
    }

    /** @throws PlatformMisconfigured if it cannot be written to, or is another process's */
    public static DataDirectory claim(Path directory) {
        return claimIfFree(directory)
                .orElseThrow(() -> new PlatformMisconfigured(
                        "Another PaperTrade is running on the data directory %s: stop it, or set PAPERTRADE_DATA_DIR to another."
                                .formatted(absolute(directory))));
    }

    /**
     * Claims it unless it is another process's.
     *
     * @throws PlatformMisconfigured if it cannot be written to
     */
    public static Optional<DataDirectory> claimIfFree(Path directory) {
        var path = absolute(directory);
        try {
            Files.createDirectories(path);
            return locked(path).map(claim -> new DataDirectory(path, claim));
        } catch (IOException e) {
            throw new PlatformMisconfigured(
                    "PaperTrade cannot write to its data directory %s: make it writable, or set PAPERTRADE_DATA_DIR to another."
                            .formatted(path),
                    e);
        }
    }

    /** @throws PlatformMisconfigured if no PaperTrade has made its database there */
    public static void refuseIfEmpty(Path directory) {
        var path = absolute(directory);
        if (!DatabasePassword.isIn(path.resolve(DATABASE))) {
            throw new PlatformMisconfigured(
                    "There is no PaperTrade's data in %s: set PAPERTRADE_DATA_DIR to where it is.".formatted(path));
        }
    }

    static Path absolute(Path directory) {
        return directory.toAbsolutePath().normalize();
    }

    private static Optional<FileChannel> locked(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("papertrade.lock"), CREATE, WRITE);
        if (isLocked(channel)) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another application in this same process
        }
    }

    Path resolve(String child) {
        return path.resolve(child);
    }

    @Override
    public void close() throws IOException {
        claim.close();
    }
}
