package com.papertrade.ui.shell;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that has cookies and follows redirects, but runs no scripts. */
class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String origin;

    Visitor(int port) {
        this.origin = "http://localhost:" + port;
    }

    HttpResponse<String> open(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(origin + path)));
    }

    /** Posts a form of the page, with the token the page holds. */
    HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> fields) throws Exception {
        var token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("No form on " + page.uri() + ":\n" + page.body());
        }
        var body = fields.entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("", "_csrf=" + encoded(token.group(1)), ""));
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Opens a page, chooses a demo user, and ends where that leads. */
    HttpResponse<String> signInAs(String user, String path) throws Exception {
        return submit(open(path), "/demo/sign-in", Map.of("username", user));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(
                request.header("Accept", "text/html,*/*;q=0.8")
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
