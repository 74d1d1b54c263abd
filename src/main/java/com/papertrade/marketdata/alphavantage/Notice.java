package com.papertrade.marketdata.alphavantage;

import com.papertrade.marketdata.FeedUnavailable.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What Alpha Vantage says in place of data, with HTTP 200: a limit, a refusal, or that it does not know
 * a symbol. Only the wording tells them apart, and nearly all of them advertise "premium" plans, so
 * the limits are looked for first. The text may echo the key and is never shown.
 */
final class Notice {

    private static final String[] KEYS = {"Error Message", "Information", "Note", "message"};

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

    private final String text;

    private Notice(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
    }

    /** The notice in an answer, which makes everything beside it worthless: samples carry one too. */
    static Optional<Notice> in(JsonNode answer) {
        return Stream.of(KEYS)
                .map(answer::path)
                .filter(JsonNode::isString)
                .map(node -> new Notice(node.asString()))
                .findFirst();
    }

    /** What a series says of a symbol that does not exist, when the key is good. */
    boolean saysUnknownSymbol() {
        return says("invalid api call");
    }

    /** What is wrong, {@link Reason#MALFORMED} when the wording is new. */
    Reason reason() {
        // "1 request per second" comes with "25 requests per day", and is about the second.
        if (says("spreading out", "per second", "per minute", "burst")) {
            return Reason.RATE_LIMIT;
        }
        if (says("per day", "daily rate limit")) {
            return Reason.DAILY_LIMIT;
        }
        if (says("call volume", "call frequency")) {
            return Reason.RATE_LIMIT;
        }
        if (says("premium", "entitle")) {
            return Reason.NOT_ENTITLED;
        }
        return says("apikey", "api key") ? Reason.KEY_REJECTED : Reason.MALFORMED;
    }

    /** How long to leave the provider alone after a {@link Reason#RATE_LIMIT}. */
    Duration pause() {
        return says("1 request per second") ? SHORT_PAUSE : LONG_PAUSE;
    }

    private boolean says(String... phrases) {
        return Stream.of(phrases).anyMatch(text::contains);
    }
}
