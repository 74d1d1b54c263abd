package com.papertrade.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What PaperTrade tells browsers; that its screens work under it, the browser tests see. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({TestDatabase.class, WhoPage.class})
class BrowserRulesIT {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/signed-out", "/demo/sign-in", "/papertrade.css", "/health", "/no/such/page"})
    void noAnswerMayBeFramedSniffedOrToldAbout(String path) throws Exception {
        assertThat(headersOf(path).map()).satisfies(headers -> {
            assertThat(headers).containsEntry("x-frame-options", only("DENY"));
            assertThat(headers).containsEntry("x-content-type-options", only("nosniff"));
            assertThat(headers).containsEntry("referrer-policy", only("same-origin"));
            assertThat(headers).containsEntry("cross-origin-opener-policy", only("same-origin"));
            assertThat(headers).containsEntry("cross-origin-resource-policy", only("same-origin"));
            assertThat(headers.get("permissions-policy").getFirst()).contains("camera=()", "payment=()");
            assertThat(headers.get("content-security-policy"))
                    .singleElement()
                    .satisfies(policy -> assertThat(policy)
                            .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                            .doesNotContain("unsafe", "*;", "https:"));
        });
    }

    /** Told without TLS, a browser must not believe it, and one that did would lock its user out. */
    @Test
    void onlyOverTlsIsABrowserToldToStayWithIt() throws Exception {
        assertThat(headersOf("/signed-out").firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void everyScreensScriptsBearANumberThatIsNewEachTime() throws Exception {
        var visitor = new Visitor(port);
        var first = visitor.signInAs("tom", "/");
        var policy = first.headers().firstValue("Content-Security-Policy").orElseThrow();
        var number = policy.replaceFirst("(?s).*'nonce-([^']+)'.*", "$1");

        assertThat(number).hasSize(24);
        assertThat(first.body()).contains("nonce=\"" + number + "\"");
        assertThat(first.body().split("<script").length - 1)
                .as("scripts")
                .isEqualTo(first.body().split("nonce=\"" + number).length - 1);
        assertThat(policy.substring(policy.indexOf("script-src"), policy.indexOf("style-src")))
                .doesNotContain("unsafe-inline");
        assertThat(visitor.open("/").body()).doesNotContain(number);
    }

    @Test
    void filesWhoseAddressChangesWithTheirContentAreKeptForAYearAndMissingOnesAreNot() throws Exception {
        var page = new Visitor(port).signInAs("tom", "/").body();
        var prebuilt = page.replaceFirst("(?s).*?(VAADIN/build/[^\"]+[.]js).*", "/$1");
        assertThat(prebuilt).startsWith("/VAADIN/build/");
        for (var lasting : List.of(prebuilt, "/_static/echarts/6.0.0/dist/echarts.min.js")) {
            assertThat(headersOf(lasting).firstValue("Cache-Control"))
                    .as(lasting)
                    .hasValue("public, max-age=31536000, immutable");
        }
        for (var missing : List.of("/VAADIN/build/indexhtml-0.js", "/_static/echarts/6.0.0/dist/no.js")) {
            assertThat(headersOf(missing).firstValue("Cache-Control").orElse(""))
                    .as(missing)
                    .doesNotContain("max-age=3", "immutable");
        }
    }

    @Test
    void noPageIsKeptByWhoeverLendsTheBrowserNext() throws Exception {
        var visitor = new Visitor(port);
        for (var page : Map.of("screen", visitor.signInAs("tom", "/"), "page", visitor.open("/who"))
                .entrySet()) {
            assertThat(page.getValue().headers().firstValue("Cache-Control").orElseThrow())
                    .as(page.getKey())
                    .contains("no-store");
        }
    }

    private static List<String> only(String value) {
        return List.of(value);
    }

    private HttpHeaders headersOf(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .headers();
        }
    }
}
