package com.papertrade.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * A portfolio's screen, opened by somebody who has been there before: signed in, and with the static files from the last
 * visit. What is left is the page, the start of the screen, and the screen.
 *
 * @param bytes what came over the line, compressed as it came
 * @param uncompressed what that was
 * @param took until the last of it was there, one after the other as a browser has to ask for it
 */
record FirstPage(long bytes, long uncompressed, Duration took) {

    private static final int TIMES = 11;

    /** The median of a few. */
    static FirstPage measuredAt(URI origin) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var visitor = new Visitor(client, origin);
            var trader = new Trader(visitor.open("/", "page"));
            visitor.tell(trader.screen(), trader.chooseDeposit());
            visitor.tell(trader.screen(), trader.createPortfolio());
            trader.rememberPortfolio();
            return IntStream.range(0, TIMES)
                    .mapToObj(_ -> visitor.timed("/" + trader.path(), "headline"))
                    .sorted(Comparator.comparing(FirstPage::took))
                    .skip(TIMES / 2)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** One browser without a window. */
    private static final class Visitor {

        private final HttpClient client;
        private final URI origin;
        private long bytes;
        private long uncompressed;

        Visitor(HttpClient client, URI origin) {
            this.client = client;
            this.origin = origin;
        }

        FirstPage timed(String path, String awaited) {
            bytes = 0;
            uncompressed = 0;
            var begun = System.nanoTime();
            try {
                open(path, awaited);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return new FirstPage(bytes, uncompressed, Duration.ofNanos(System.nanoTime() - begun));
        }

        Screen open(String path, String awaited) throws IOException, InterruptedException {
            get(path);
            var screen =
                    new Screen(get("/?v-r=init&location=" + path.substring(1).replace("/", "%2F") + "&query="));
            tell(screen, List.of(Gesture.navigation(path)));
            screen.the(awaited, node -> node.hasClass(awaited));
            return screen;
        }

        void tell(Screen screen, List<? extends JsonNode> gestures) throws IOException, InterruptedException {
            screen.receive(answer(request(screen.address())
                    .header("Content-Type", "application/json; charset=UTF-8")
                    .POST(BodyPublishers.ofString(screen.ask(gestures)))
                    .build()));
        }

        private String get(String path) throws IOException, InterruptedException {
            return answer(request(path).build());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(origin.resolve(path)).header("Accept-Encoding", "gzip");
        }

        private String answer(HttpRequest request) throws IOException, InterruptedException {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("%s answers %d".formatted(request.uri(), response.statusCode()));
            }
            var compressed = response.headers().firstValue("Content-Encoding").isPresent();
            var body = compressed
                    ? new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes()
                    : response.body();
            bytes += response.body().length;
            uncompressed += body.length;
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
