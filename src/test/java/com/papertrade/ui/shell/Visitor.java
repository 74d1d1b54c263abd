package com.papertrade.ui.shell;

import java.net.CookieManager;
import java.net.HttpCookie;
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

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String origin;

    Visitor(int port) {
        this.origin = "http://localhost:" + port;
    }

    /** Somebody who has got hold of a session, but of nothing else. */
    static Visitor with(int port, String session) {
        var cookie = new HttpCookie("PAPERTRADE", session);
        cookie.setPath("/");
        cookie.setVersion(0);
        var thief = new Visitor(port);
        thief.cookies.getCookieStore().add(URI.create(thief.origin), cookie);
        return thief;
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("PAPERTRADE"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Posts what no page of PaperTrade asked for, as another site would have it done. */
    HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
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
