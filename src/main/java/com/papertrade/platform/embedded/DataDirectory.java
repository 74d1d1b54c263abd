package com.papertrade.platform.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.papertrade.platform.PlatformMisconfigured;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where embedded mode keeps what outlives it, claimed by one process at a time. The operating system
 * gives the claim back when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel claim;

    private DataDirectory(Path path, FileChannel claim) {
        this.path = path;
        this.claim = claim;
    }

    /** @throws PlatformMisconfigured if it cannot be written to, or is another process's */
    public static DataDirectory claim(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            return new DataDirectory(path, locked(path));
        } catch (IOException e) {
            throw new PlatformMisconfigured(
                    "PaperTrade cannot write to its data directory %s: make it writable, or set PAPERTRADE_DATA_DIR to another."
                            .formatted(path),
                    e);
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("papertrade.lock"), CREATE, WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new PlatformMisconfigured(
                    "Another PaperTrade is running on the data directory %s: stop it, or set PAPERTRADE_DATA_DIR to another."
                            .formatted(path));
        }
        return channel;
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
