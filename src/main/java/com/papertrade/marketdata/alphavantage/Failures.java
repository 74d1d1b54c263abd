package com.papertrade.marketdata.alphavantage;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import java.time.Duration;

/**
 * What can go wrong with Alpha Vantage, as sentences for a trader. None repeats a word of an answer
 * or an address, since either may hold the key; for the same reason none has a cause.
 */
final class Failures {

    private Failures() {}

    static FeedUnavailable dailyLimit(Duration wait) {
        return new FeedUnavailable(
                Reason.DAILY_LIMIT,
                "Alpha Vantage says that this server's calls of the day are used up; it is asked again later.",
                wait);
    }

    static FeedUnavailable rateLimit(Duration pause) {
        return new FeedUnavailable(
                Reason.RATE_LIMIT,
                "Alpha Vantage was asked too often in a short time; try again in a %s."
                        .formatted(pause.compareTo(Duration.ofMinutes(1)) < 0 ? "moment" : "minute"),
                pause);
    }

    static FeedUnavailable keyRejected() {
        return new FeedUnavailable(
                Reason.KEY_REJECTED,
                "Alpha Vantage does not accept this server's key; its administrator can set another (ALPHAVANTAGE_API_KEY).");
    }

    static FeedUnavailable notEntitled() {
        return new FeedUnavailable(
                Reason.NOT_ENTITLED, "This server's Alpha Vantage plan does not include what was asked for.");
    }

    static FeedUnavailable noDollarPrice(Symbol symbol) {
        return new FeedUnavailable(
                Reason.NOT_ENTITLED,
                "There is no price in US dollars for %s: a symbol with a point is of an exchange that quotes in another currency."
                        .formatted(symbol));
    }

    static FeedUnavailable timeout() {
        return new FeedUnavailable(Reason.TIMEOUT, "Alpha Vantage did not answer in time.");
    }

    static FeedUnavailable unreachable() {
        return new FeedUnavailable(Reason.UNREACHABLE, "Alpha Vantage cannot be reached.");
    }

    static FeedUnavailable serverError(int status) {
        return new FeedUnavailable(
                Reason.UNREACHABLE, "Alpha Vantage has a problem of its own (HTTP status %d).".formatted(status));
    }

    static FeedUnavailable malformed(String subject) {
        return new FeedUnavailable(
                Reason.MALFORMED,
                "Alpha Vantage's answer about %s makes no sense and was not used.".formatted(subject));
    }

    static FeedUnavailable anotherSymbol(Symbol symbol) {
        return new FeedUnavailable(
                Reason.MALFORMED,
                "Alpha Vantage was asked about %s and answered about something else; it was not used."
                        .formatted(symbol));
    }
}
