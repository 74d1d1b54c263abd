package com.papertrade.platform.operation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells Sentry, or what speaks its language, what is logged as an error; only where an address to tell it to
 * is set. Nothing of the person whose request failed is sent: no name, no address, no cookie.
 */
@Component
class FailureReports {

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final String address;

    FailureReports(@Value("${papertrade.sentry.dsn}") String address) {
        this.address = address.strip();
    }

    @PostConstruct
    void open() {
        if (!address.isEmpty() && LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            var appender = new SentryAppender();
            appender.setName("sentry");
            appender.setContext(logs);
            appender.setOptions(options());
            appender.setMinimumEventLevel(Level.ERROR);
            appender.setMinimumBreadcrumbLevel(Level.OFF);
            appender.start();
            logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        }
    }

    private SentryOptions options() {
        var options = new SentryOptions();
        options.setDsn(address);
        options.setSendDefaultPii(false);
        options.setAttachServerName(false);
        options.setShutdownTimeoutMillis(LAST_WORDS.toMillis());
        options.setBeforeSend((event, _) -> withoutPerson(event));
        return options;
    }

    private static SentryEvent withoutPerson(SentryEvent event) {
        event.setUser(null);
        event.setRequest(null);
        return event;
    }

    @PreDestroy
    void close() {
        if (!address.isEmpty()) {
            Sentry.close();
        }
    }
}
