package com.papertrade.marketdata;

import java.time.Duration;
import java.util.Optional;

/** What came of asking a provider about a symbol. */
sealed interface FetchOutcome {

    /** The latest completed session is known now. */
    record UpToDate() implements FetchOutcome {}

    /** It answered, but does not have the latest completed session yet. */
    record NotYet() implements FetchOutcome {}

    /** It has no prices of such a symbol. */
    record NoSuchSymbol() implements FetchOutcome {}

    /**
     * It did not answer.
     *
     * @param sentence why, for a person
     */
    record Failed(String sentence, Optional<Duration> retryAfter) implements FetchOutcome {}
}
