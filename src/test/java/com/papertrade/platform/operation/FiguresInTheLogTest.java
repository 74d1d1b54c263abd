package com.papertrade.platform.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

class FiguresInTheLogTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(FiguresInTheLog.class);

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(appender);
    }

    @Test
    void figuresAreNamedAsPrometheusNamesThem() {
        gauge("papertrade.provider.calls.left", 17);
        var _ = Gauge.builder("papertrade.ledger.verification.age", () -> 90)
                .baseUnit("seconds")
                .register(registry);

        assertThat(written().getKeyValuePairs())
                .containsExactly(
                        new KeyValuePair("papertrade_ledger_verification_age_seconds", 90.0),
                        new KeyValuePair("papertrade_provider_calls_left", 17.0));
    }

    @Test
    void ofSeveralValuesTheHighestIsToldAndThatOfEachJobByItsName() {
        gauge("papertrade.job.failures", 1, "job", "Verify ledgers");
        gauge("papertrade.job.failures", 3, "job", "Match and expire orders");
        gauge("papertrade.job.failures", 2, "job", "Import listings");

        assertThat(written().getKeyValuePairs())
                .containsExactly(
                        new KeyValuePair("papertrade_job_failures", 3.0),
                        new KeyValuePair("papertrade_job_failures_import_listings", 2.0),
                        new KeyValuePair("papertrade_job_failures_match_and_expire_orders", 3.0),
                        new KeyValuePair("papertrade_job_failures_verify_ledgers", 1.0));
    }

    @Test
    void whatAllFiguresAreMarkedWithIsNoReasonToTellThemTwice() {
        gauge("papertrade.provider.calls.left", 17, "application", "papertrade");

        assertThat(written().getKeyValuePairs())
                .containsExactly(new KeyValuePair("papertrade_provider_calls_left", 17.0));
    }

    @Test
    void whatHasNoValueOrIsNotPaperTradesOwnIsLeftOut() {
        gauge("papertrade.ledger.differences", Double.NaN);
        gauge("jvm.memory.used", 5);

        assertThat(written().getKeyValuePairs()).isNullOrEmpty();
    }

    /** The path that the metric filters of deploy/aws follow: a number, at the top of the line's object. */
    @Test
    void inProductionALineIsJsonWithTheFiguresAtItsTop() {
        gauge("papertrade.provider.calls.left", 17);
        var encoder = new StructuredLogEncoder();
        var context = logger.getLoggerContext();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();

        assertThat(new String(encoder.encode(written()), UTF_8))
                .contains("\"message\":\"Figures\"")
                .contains(",\"papertrade_provider_calls_left\":17.0");
    }

    @Test
    void nothingIsWrittenUnlessAsked() {
        var runner = new ApplicationContextRunner()
                .withBean(SimpleMeterRegistry.class)
                .withUserConfiguration(FiguresInTheLog.class);

        runner.run(context -> assertThat(context).doesNotHaveBean(FiguresInTheLog.class));
        runner.withPropertyValues("LOG_FIGURES_EVERY=" + Duration.ofMinutes(1))
                .run(context -> assertThat(context).hasSingleBean(FiguresInTheLog.class));
    }

    private ILoggingEvent written() {
        new FiguresInTheLog(registry).write();
        assertThat(appender.list).hasSize(1);
        return appender.list.getFirst();
    }

    private void gauge(String name, double value, String... tags) {
        var _ = Gauge.builder(name, () -> value).tags(tags).register(registry);
    }
}
