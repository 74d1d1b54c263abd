package com.papertrade.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class FailureReportsTest {

    private static final Logger LOG = LoggerFactory.getLogger(FailureReportsTest.class);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private HttpServer sentry;

    @BeforeEach
    void listen() throws IOException {
        sentry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sentry.createContext("/", exchange -> {
            told.add(text(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sentry.start();
    }

    @AfterEach
    void stop() {
        sentry.stop(0);
    }

    @Test
    void anErrorIsToldWithoutTheMachineItHappenedOn() throws Exception {
        var reports = new FailureReports(
                "http://key@127.0.0.1:%d/1".formatted(sentry.getAddress().getPort()));
        reports.open();
        LOG.warn("only a warning");
        LOG.error("the order book is upside down", new IllegalStateException("as told"));

        var report = told.poll(30, TimeUnit.SECONDS);
        reports.close();
        assertThat(report)
                .contains("the order book is upside down", "IllegalStateException", "as told")
                .doesNotContain("only a warning", InetAddress.getLocalHost().getHostName(), "ip_address");
        LOG.error("after the end");
        assertThat(told.poll(1, TimeUnit.SECONDS))
                .as("nothing is told once it is closed")
                .isNull();
    }

    @Test
    void withoutAnAddressNothingIsTold() throws Exception {
        var reports = new FailureReports(" ");
        reports.open();
        LOG.error("nobody listens");
        reports.close();

        assertThat(told.poll(1, TimeUnit.SECONDS)).isNull();
    }

    private static String text(byte[] body) throws IOException {
        InputStream plain = new ByteArrayInputStream(body);
        return new String(
                body.length > 1 && body[0] == 0x1f ? new GZIPInputStream(plain).readAllBytes() : body,
                StandardCharsets.UTF_8);
    }
}
