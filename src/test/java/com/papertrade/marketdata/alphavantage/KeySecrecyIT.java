package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Makes everything happen that can, with every log wide open, and looks for the key in all that was said. */
class KeySecrecyIT {

    private static final Symbol IBM = new Symbol("IBM");

    /** The beginning of the key, which is the same however an address escapes the rest. */
    private static final String SECRET = "secretkey";

    private static final List<String> TRACED =
            List.of("com.papertrade", "org.springframework", "io.github.bucket4j", "jdk");

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void openTheLogs() {
        logged.start();
        TRACED.forEach(name -> {
            logger(name).setLevel(Level.TRACE);
            logger(name).setAdditive(false);
            logger(name).addAppender(logged);
        });
    }

    @AfterEach
    void closeTheLogs() {
        TRACED.forEach(name -> {
            logger(name).detachAppender(logged);
            logger(name).setAdditive(true);
            logger(name).setLevel(null);
        });
    }

    static Stream<Consumer<RecordedAlphaVantage>> everyBehaviour() {
        return Stream.of(
                RecordedAlphaVantage::answerNormally,
                server -> server.limitDaily(Feed.KEY),
                server -> server.answerAlways("{\"Error Message\": \"" + Feed.KEY + " is no good\"}"),
                server -> server.answerAlways("{\"Global Quote\": {\"01. symbol\": \"" + Feed.KEY + "\"}}"),
                server -> server.answerAlways("{\"Global Quote\": " + Feed.KEY),
                server -> server.answerAlways(Feed.KEY),
                RecordedAlphaVantage::limitPerSecond,
                RecordedAlphaVantage::rejectKey,
                RecordedAlphaVantage::premiumOnly,
                RecordedAlphaVantage::serverError,
                server -> server.status(302),
                server -> server.status(429),
                RecordedAlphaVantage::truncate,
                RecordedAlphaVantage::breakOff,
                RecordedAlphaVantage::hang,
                RecordedAlphaVantage::trickle,
                RecordedAlphaVantage::close);
    }

    @ParameterizedTest
    @MethodSource("everyBehaviour")
    void nothingThatIsLoggedOrThrownHoldsTheKey(Consumer<RecordedAlphaVantage> behaviour) {
        for (var question : questions()) {
            try (var feed = Feed.onSaturday()) {
                behaviour.accept(feed.alphaVantage);
                var thrown = catchThrowable(() -> question.apply(feed.provider));
                assertThat(stackTrace(thrown)).doesNotContain(SECRET);
            }
        }
        // RestClient itself speaks of every request, so an empty log would mean that nobody listened.
        assertThat(log()).isNotEmpty().doesNotContain(SECRET);
    }

    @Test
    void theSettingsAndTheKeyItselfDoNotPrintIt() {
        assertThat(new ApiKey(Feed.KEY).toString()).isEqualTo("ApiKey[hidden]");
        try (var feed = Feed.onSaturday()) {
            assertThat(feed.settings.toString())
                    .containsIgnoringCase("25 calls")
                    .doesNotContain("SECRET");
        }
    }

    private static List<Function<AlphaVantageProvider, Object>> questions() {
        return List.of(
                provider -> provider.quote(IBM, CallPriority.ORDER),
                provider -> provider.dailyBars(IBM, CallPriority.ORDER),
                provider -> provider.search("tesco"),
                AlphaVantageProvider::listings);
    }

    private String log() {
        return logged.list.stream()
                .map(event -> event.getFormattedMessage() + " " + event.getThrowableProxy())
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    /** With messages, causes and what was suppressed. */
    private static String stackTrace(Throwable thrown) {
        var text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text));
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
