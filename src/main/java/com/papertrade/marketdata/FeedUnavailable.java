package com.papertrade.marketdata;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider did not say what it was asked. Nothing is stored and nothing known is forgotten: who
 * catches it shows the last known price with its age.
 */
public class FeedUnavailable extends RuntimeException {

    /** Why, from a closed list; the screen has a way out for each. */
    public enum Reason {
        /** The provider's, or our own, limit for the day is used up. */
        DAILY_LIMIT,
        /** Too many calls in too short a time; soon possible again. */
        RATE_LIMIT,
        /** The key is not accepted. */
        KEY_REJECTED,
        /** The key's plan does not include this. */
        NOT_ENTITLED,
        /** No answer in time. */
        TIMEOUT,
        /** No connection, or an error of the provider's server. */
        UNREACHABLE,
        /** An answer that makes no sense: truncated, malformed, or about another symbol. */
        MALFORMED
    }

    private final Reason reason;
    private final @Nullable Duration retryAfter;

    /**
     * @param sentence what is wrong, for a person to read; never contains the key
     */
    public FeedUnavailable(Reason reason, String sentence, @Nullable Duration retryAfter) {
        super(sentence);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public FeedUnavailable(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    public Reason reason() {
        return reason;
    }

    /** How long to wait before it is worth asking again, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
