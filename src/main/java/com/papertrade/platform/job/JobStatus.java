package com.papertrade.platform.job;

import java.time.Instant;
import java.util.Optional;

/**
 * How a job stands, whichever instance ran it.
 *
 * @param failuresInARow since the last success; zero while all is well
 * @param nextRun empty while it runs, and where no instance has ever run jobs
 */
public record JobStatus(
        String name,
        boolean running,
        Optional<Instant> lastSuccess,
        Optional<Failure> lastFailure,
        int failuresInARow,
        Optional<Instant> nextRun) {

    /** @param sentence what went wrong, for administrators */
    public record Failure(Instant at, String sentence) {}

    /** Whether the latest run came to nothing. */
    public boolean failed() {
        return failuresInARow > 0;
    }
}
