package com.papertrade.marketdata.alphavantage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * The wire to Alpha Vantage: sends one question, hands back the body of the answer. The key joins the
 * address behind everything that observes or logs it, and no exception from below comes out of here.
 */
final class AlphaVantageConnection {

    private static final Logger log = LoggerFactory.getLogger(AlphaVantageConnection.class);

    /** The listings, the largest answer, are about 1 MB. */
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Duration PAUSE_AFTER_429 = Duration.ofMinutes(1);

    private final RestClient client;
    private final Duration readTimeout;

    AlphaVantageConnection(URI address, ApiKey key, Duration connectTimeout, Duration readTimeout) {
        // Follows no redirect, which would carry the key elsewhere.
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(readTimeout);
        this.readTimeout = readTimeout;
        this.client = RestClient.builder()
                .baseUrl(address)
                .requestFactory(requests)
                .requestInterceptor(new KeyAdded(key))
                .build();
    }

    /** @throws com.papertrade.marketdata.FeedUnavailable if there is no whole answer with HTTP 200 */
    String answerTo(Question question) {
        var sent = System.nanoTime();
        try {
            return client.get().uri(question::on).exchangeForRequiredValue((_, response) -> bodyOf(response, question));
        } catch (ResourceAccessException exception) {
            var cause = exception.getMostSpecificCause();
            // The class alone: a message may hold the address, and the address holds the key.
            log.warn(
                    "No answer to {}: {}", question.function(), cause.getClass().getName());
            throw isTimeout(cause, sent) ? Failures.timeout() : Failures.unreachable();
        }
    }

    /** An answer that is still coming when its time is over is cut off, and then looks like any broken one. */
    private boolean isTimeout(Throwable cause, long sent) {
        return cause instanceof HttpTimeoutException || System.nanoTime() - sent >= readTimeout.toNanos();
    }

    private static String bodyOf(ClientHttpResponse response, Question question) throws IOException {
        var status = response.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
            throw Failures.rateLimit(PAUSE_AFTER_429);
        }
        if (!status.is2xxSuccessful()) {
            throw Failures.serverError(status.value());
        }
        var body = response.getBody().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw Failures.malformed(question.subject());
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Adds the key to the address at the last moment. */
    private record KeyAdded(ApiKey key) implements ClientHttpRequestInterceptor {

        @Override
        public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            return execution.execute(
                    new HttpRequestWrapper(request) {
                        @Override
                        public URI getURI() {
                            return key.addedTo(super.getURI());
                        }
                    },
                    body);
        }
    }
}
