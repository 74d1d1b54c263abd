package com.papertrade.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.papertrade.load.Gesture;
import com.papertrade.load.PushedFrame;
import com.papertrade.load.Screen;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The browser of one person: cookies, one page, and the channel by which it is pushed. What the server does not answer is
 * sent again as it was, as Vaadin's page does, which the server takes once; a page that the server does not know is opened
 * anew, which is what {@link Disconnected} asks for.
 */
final class Browser implements AutoCloseable {

    /** The cookie by which somebody stays with an instance. */
    private static final String BALANCER = "balancer";

    private static final Duration REQUEST = Duration.ofSeconds(20);
    private static final Duration SEND_AGAIN_AFTER = Duration.ofMillis(500);
    private static final int SEND_AGAIN = 3;
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final String JSON = "application/json; charset=UTF-8";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI origin;
    private final AtomicLong pushes;
    private Page page = Page.NONE;

    /** @param pushes counts what is pushed to it */
    Browser(URI origin, AtomicLong pushes) {
        this.origin = origin;
        this.pushes = pushes;
    }

    /** What the server knows by a number of its own, and what was pushed to it and not yet taken in. */
    private record Page(Screen screen, WebSocket channel, Channel heard) {
        static final Page NONE = new Page(null, null, null);
    }

    private final class Channel implements WebSocket.Listener {
        private final Queue<String> messages = new ConcurrentLinkedQueue<>();
        private final StringBuilder frame = new StringBuilder();
        private volatile boolean lost;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                var pushed = PushedFrame.messagesIn(frame.toString());
                frame.setLength(0);
                messages.addAll(pushed);
                pushes.addAndGet(pushed.size());
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            lost = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            lost = true;
        }
    }

    /** As somebody whom the balancer has sent there. */
    void stayWith(Instance instance) {
        var cookie = new HttpCookie(BALANCER, instance.name());
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(origin, cookie);
    }

    /** Signs in on the way if need be. */
    void open(String path) throws Disconnected, InterruptedException {
        leave();
        var html = get(path);
        if (!html.contains("/VAADIN/build/")) {
            throw new Disconnected("%s is no page of PaperTrade's: %.200s".formatted(path, html));
        }
        var init = get("/?v-r=init&location=" + path.substring(1).replace("/", "%2F") + "&query=&v-tzid=UTC");
        try {
            var screen = new Screen(init);
            var heard = new Channel();
            var channel = client.newWebSocketBuilder()
                    .header("Origin", origin.toString())
                    .buildAsync(
                            URI.create("ws" + origin.toString().substring("http".length()) + screen.pushAddress()),
                            heard)
                    .join();
            page = new Page(screen, channel, heard);
        } catch (CompletionException | IllegalArgumentException | IllegalStateException refused) {
            throw new Disconnected("The page did not come to life: " + refused.getMessage(), refused);
        }
        tell(List.of(Gesture.navigation(path)));
    }

    Screen screen() {
        return page.screen;
    }

    void tell(List<? extends JsonNode> gestures) throws Disconnected, InterruptedException {
        hear();
        var message = page.screen.ask(gestures);
        receive(send(message));
    }

    /** @return whether it is seen in time */
    boolean sees(Predicate<Screen> wanted, Duration patience) throws Disconnected, InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            hear();
            if (wanted.test(page.screen)) {
                return true;
            }
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(GLANCE);
        }
    }

    private void hear() throws Disconnected {
        for (var message = page.heard.messages.poll(); message != null; message = page.heard.messages.poll()) {
            receive(message);
        }
        if (page.heard.lost) {
            throw new Disconnected("The channel was closed");
        }
    }

    private void receive(String message) throws Disconnected {
        try {
            page.screen.receive(message);
        } catch (IllegalStateException | IllegalArgumentException refused) {
            throw new Disconnected("The page is not known any more: " + refused.getMessage(), refused);
        }
    }

    private String send(String message) throws Disconnected, InterruptedException {
        var request = request(page.screen.address())
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(message))
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                var response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return response.body();
                }
                if (response.statusCode() < 500 || attempt == SEND_AGAIN) {
                    throw new Disconnected("The server answers %d to a page".formatted(response.statusCode()));
                }
            } catch (IOException failure) {
                if (attempt == SEND_AGAIN) {
                    throw new Disconnected("The server does not answer a page: " + failure, failure);
                }
            }
            Thread.sleep(SEND_AGAIN_AFTER);
        }
    }

    private String get(String path) throws Disconnected, InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(request(path).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new Disconnected("%s answers %d".formatted(response.uri(), response.statusCode()));
            }
            return response.body();
        } catch (IOException failure) {
            throw new Disconnected(path + " is not answered: " + failure, failure);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path)).timeout(REQUEST).header("Origin", origin.toString());
    }

    /** Which instance its cookie names. */
    String instance() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(BALANCER))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private void leave() {
        if (page != Page.NONE) {
            page.channel.abort();
            page = Page.NONE;
        }
    }

    @Override
    public void close() {
        leave();
        client.shutdownNow();
    }
}
