package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import java.time.Duration;
import java.util.Optional;

/** What came of asking a provider about a symbol. */
sealed interface FetchOutcome {

    /** The latest completed session is known now. */
    record UpToDate() implements FetchOutcome {}

    /** It answered, but does not have the latest completed session yet; or is not expected to have it. */
    record NotYet() implements FetchOutcome {}

    /** It has no prices of such a symbol. */
    record NoSuchSymbol() implements FetchOutcome {}

    /**
     * It did not answer.
     *
     * @param sentence why, for a person
     */
    record Failed(Concern concern, String sentence, Optional<Duration> retryAfter) implements FetchOutcome {

        static Failed of(FeedUnavailable unavailable) {
            return new Failed(Concern.of(unavailable.reason()), unavailable.sentence(), unavailable.retryAfter());
        }

        static Failed about(String sentence) {
            return new Failed(Concern.SYMBOL, sentence, Optional.empty());
        }

        static Failed askedElsewhere(Symbol symbol) {
            return new Failed(
                    Concern.ELSEWHERE,
                    "%s is being asked for already; try again in a moment.".formatted(symbol),
                    Optional.empty());
        }
    }

    /** What a failure says something about. */
    enum Concern {
        /** This symbol alone. */
        SYMBOL,
        /** The provider: another symbol would meet the same. */
        FEED,
        /** Nothing but our own scarcity: the budget refuses by itself until it can give again. */
        TURN,
        /** Nothing: another instance is asking just now, and its answer will be here in a moment. */
        ELSEWHERE;

        private static Concern of(Reason reason) {
            return switch (reason) {
                case DAILY_LIMIT -> TURN;
                case NOT_ENTITLED -> SYMBOL;
                case RATE_LIMIT, KEY_REJECTED, TIMEOUT, UNREACHABLE, MALFORMED -> FEED;
            };
        }
    }
}
