package com.papertrade.marketdata.alphavantage;

import com.papertrade.marketdata.CallBudget;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.FeedUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Alpha Vantage's questions and answers: each question costs one call of the budget, and an answer
 * comes back only if it is data.
 */
final class AlphaVantageApi {

    private static final Logger log = LoggerFactory.getLogger(AlphaVantageApi.class);

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final AlphaVantageConnection connection;
    private final CallBudget budget;
    private final Clock clock;

    AlphaVantageApi(AlphaVantageConnection connection, CallBudget budget, Clock clock) {
        this.connection = connection;
        this.budget = budget;
        this.clock = clock;
    }

    /** The data; empty when the provider says that there is no such symbol. */
    Optional<JsonNode> json(Question question, CallPriority priority) {
        var answer = parsed(ask(question, priority), question);
        var notice = Notice.in(answer);
        if (notice.isEmpty()) {
            return Optional.of(answer);
        }
        if (notice.get().saysUnknownSymbol()) {
            return Optional.empty();
        }
        throw failure(notice.get(), question);
    }

    /** The rows, heading first; what is wrong comes as JSON here too. */
    String csv(Question question, CallPriority priority) {
        var answer = ask(question, priority);
        if (!answer.stripLeading().startsWith("{")) {
            return answer;
        }
        throw Notice.in(parsed(answer, question))
                .map(notice -> failure(notice, question))
                .orElseGet(() -> Failures.malformed(question.subject()));
    }

    private String ask(Question question, CallPriority priority) {
        budget.spend(priority);
        try {
            return connection.answerTo(question);
        } catch (FeedUnavailable failure) {
            failure.retryAfter().ifPresent(budget::pauseFor);
            throw failure;
        }
    }

    private JsonNode parsed(String answer, Question question) {
        try {
            var node = mapper.readTree(answer);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException exception) {
            // Its message quotes the answer, which may echo the key.
            log.debug("Not JSON: {}", exception.getClass().getName());
        }
        throw Failures.malformed(question.subject());
    }

    private FeedUnavailable failure(Notice notice, Question question) {
        log.warn("Alpha Vantage refuses {}: {}", question.function(), notice.reason());
        return switch (notice.reason()) {
            case DAILY_LIMIT -> refused();
            case RATE_LIMIT -> paused(notice.pause());
            case KEY_REJECTED -> Failures.keyRejected();
            case NOT_ENTITLED -> Failures.notEntitled();
            case TIMEOUT, UNREACHABLE, MALFORMED -> Failures.malformed(question.subject());
        };
    }

    private FeedUnavailable refused() {
        return Failures.dailyLimit(Duration.between(clock.instant(), budget.closeAsRefused()));
    }

    private FeedUnavailable paused(Duration pause) {
        budget.pauseFor(pause);
        return Failures.rateLimit(pause);
    }
}
