package com.papertrade.platform.job;

import java.time.Duration;

/** A job could not be done; what went wrong is said in a sentence for administrators. */
public class JobFailed extends RuntimeException {

    private final Duration notAgainBefore;

    public JobFailed(String sentence) {
        this(sentence, Duration.ZERO);
    }

    /** @param notAgainBefore how long to wait at least, whatever the timetable says */
    public JobFailed(String sentence, Duration notAgainBefore) {
        super(sentence);
        this.notAgainBefore = notAgainBefore;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Duration notAgainBefore() {
        return notAgainBefore;
    }
}
