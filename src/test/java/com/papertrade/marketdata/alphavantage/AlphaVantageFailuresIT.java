package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlphaVantageFailuresIT {

    private static final Symbol IBM = new Symbol("IBM");

    private Feed feed;

    @BeforeEach
    void open() {
        feed = Feed.onSaturday();
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @ParameterizedTest
    @CsvSource({
        "limit-day, DAILY_LIMIT",
        "limit-day-older, DAILY_LIMIT",
        "limit-second, RATE_LIMIT",
        "limit-burst, RATE_LIMIT",
        "limit-volume, RATE_LIMIT",
        "limit-legacy, RATE_LIMIT",
        "premium-endpoint, NOT_ENTITLED",
        "premium-outputsize, NOT_ENTITLED",
        "artificial-sample, NOT_ENTITLED",
        "key-rejected, KEY_REJECTED",
        "key-demo, KEY_REJECTED",
        "no-function, MALFORMED",
    })
    void eachRefusalIsToldApartWhateverWasAsked(String body, Reason reason) {
        for (var question : questions()) {
            // A refusal may close or pause the budget: each question has one of its own.
            try (var fresh = Feed.onSaturday()) {
                fresh.alphaVantage.answerAlwaysRecorded(body);
                var failure = failureOf(fresh, question);
                assertThat(failure.reason()).isEqualTo(reason);
                assertThat(failure.sentence()).endsWith(".").doesNotContain("null", "premium", "http");
            }
        }
    }

    @Test
    void aDailyLimitClosesTheBudgetUntilMidnightInNewYork() {
        IntStream.range(0, 13).forEach(_ -> feed.budget.spend(CallPriority.ORDER));
        feed.alphaVantage.limitDaily(Feed.KEY);
        var failure = failureOf(feed, AlphaVantageFailuresIT::quote);
        assertThat(failure.retryAfter()).contains(Duration.ofHours(12));
        assertThat(feed.budget.remainingToday()).isZero();
        feed.alphaVantage.answerNormally();
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(Reason.DAILY_LIMIT);
        assertThat(feed.alphaVantage.calls()).isEqualTo(1);
    }

    @Test
    void aDailyLimitThatOurOwnCountDoesNotExplainClosesTheBudgetForAnHour() {
        feed.alphaVantage.limitDaily(Feed.KEY);
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).retryAfter()).contains(Duration.ofHours(1));
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(Reason.DAILY_LIMIT);
        assertThat(feed.alphaVantage.calls()).isEqualTo(1);
        assertThat(feed.budget.remainingToday()).isEqualTo(25);
    }

    @Test
    void aMinuteLimitHoldsTheNextCallsBackWithoutAsking() {
        feed.alphaVantage.legacyNote();
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).retryAfter()).contains(Duration.ofMinutes(1));
        feed.alphaVantage.answerNormally();
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(Reason.RATE_LIMIT);
        assertThat(feed.alphaVantage.calls()).isEqualTo(1);
    }

    @Test
    void afterAPerSecondLimitTheNextCallWaitsForItsTurnAndIsAnswered() {
        feed.alphaVantage.limitPerSecond();
        var failure = failureOf(feed, AlphaVantageFailuresIT::quote);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(failure.sentence())
                .isEqualTo("Alpha Vantage was asked too often in a short time; try again in a moment.");
        feed.alphaVantage.answerNormally();
        assertThat(feed.provider.quote(IBM, CallPriority.ORDER)).isPresent();
    }

    @Test
    void anUnknownSymbolIsEmptyInTheWordsOfEachFunction() {
        feed.alphaVantage.unknownSymbol();
        assertThat(feed.provider.quote(IBM, CallPriority.ORDER)).isEmpty();
        assertThat(feed.provider.dailyBars(IBM, CallPriority.ORDER)).isEmpty();
        assertThat(feed.provider.search("IBM")).isEmpty();
    }

    @Test
    void anAnswerAboutAnotherSymbolIsNotUsed() {
        feed.alphaVantage.answerAboutAnotherSymbol();
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failureOf(feed, AlphaVantageFailuresIT::dailyBars).reason()).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "[]", "null", "7", "{\"Global Quote\": ", "<html>Be right back</html>"})
    void anAnswerWithoutSenseIsNotUsed(String body) {
        feed.alphaVantage.answerAlways(body);
        for (var question : questions()) {
            assertThat(failureOf(feed, question).reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void halfAnAnswerIsNotUsed() {
        feed.alphaVantage.truncate();
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failureOf(feed, AlphaVantageFailuresIT::dailyBars).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failureOf(feed, AlphaVantageFailuresIT::search).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failureOf(feed, AlphaVantageFailuresIT::listings).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void anAnswerThatBreaksOffIsNotUsed() {
        feed.alphaVantage.breakOff();
        for (var question : questions()) {
            assertThat(failureOf(feed, question).reason()).isEqualTo(Reason.UNREACHABLE);
        }
        // Asked once each: a second try behind our back would not be in the budget.
        assertThat(feed.alphaVantage.calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"500, UNREACHABLE", "503, UNREACHABLE", "302, UNREACHABLE", "404, UNREACHABLE", "429, RATE_LIMIT"})
    void anHttpErrorIsAFailureOfTheProvider(int status, Reason reason) {
        feed.alphaVantage.status(status);
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(reason);
    }

    @Test
    @Timeout(5)
    void noAnswerIsATimeout() {
        feed.alphaVantage.hang();
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    @Timeout(5)
    void anAnswerThatNeverEndsIsATimeout() {
        feed.alphaVantage.trickle();
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void nobodyThereIsUnreachable() {
        feed.alphaVantage.close();
        assertThat(failureOf(feed, AlphaVantageFailuresIT::quote).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    private static List<Function<AlphaVantageProvider, Object>> questions() {
        return List.of(
                AlphaVantageFailuresIT::quote,
                AlphaVantageFailuresIT::dailyBars,
                AlphaVantageFailuresIT::search,
                AlphaVantageFailuresIT::listings);
    }

    private static Object quote(AlphaVantageProvider provider) {
        return provider.quote(IBM, CallPriority.ORDER);
    }

    private static Object dailyBars(AlphaVantageProvider provider) {
        return provider.dailyBars(IBM, CallPriority.ORDER);
    }

    private static Object search(AlphaVantageProvider provider) {
        return provider.search("tesco");
    }

    private static Object listings(AlphaVantageProvider provider) {
        return provider.listings();
    }

    private static FeedUnavailable failureOf(Feed feed, Function<AlphaVantageProvider, Object> question) {
        return catchThrowableOfType(FeedUnavailable.class, () -> question.apply(feed.provider));
    }
}
