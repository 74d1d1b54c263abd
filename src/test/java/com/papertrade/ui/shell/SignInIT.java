package com.papertrade.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({TestDatabase.class, WhoPage.class})
class SignInIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        visitor = new Visitor(port);
    }

    @Test
    void theDemoSaysSoAndNamesItsTwoUsers() throws Exception {
        var page = visitor.open("/who");
        assertThat(page.uri().getPath()).isEqualTo("/demo/sign-in");
        assertThat(page.body()).contains("demo sign-in", "Continue as Maya", "Maya Keller", "Continue as Tom");
    }

    @Test
    void signingInLeadsToTheAddressThatWasAskedFor() throws Exception {
        var page = visitor.signInAs("maya", "/who?from=mail");
        assertThat(page.uri().getPath()).isEqualTo("/who");
        assertThat(page.uri().getQuery()).isEqualTo("from=mail");
        assertThat(page.body()).startsWith("Maya Keller, maya@demo.papertrade, administrator: true");
    }

    @Test
    void theSecondUserIsSomebodyElseAndNoAdministrator() throws Exception {
        var page = visitor.signInAs("tom", "/who");
        assertThat(page.body()).startsWith("Tom Brandt, tom@demo.papertrade, administrator: false");
    }

    @Test
    void nobodyElseGetsPastTheDemo() throws Exception {
        var page = visitor.signInAs("mallory", "/who");
        assertThat(page.uri().getPath()).isEqualTo("/demo/sign-in");
        assertThat(visitor.open("/who").uri().getPath()).isEqualTo("/demo/sign-in");
    }

    @Test
    void aSignInFormThatStoodOpenForLongerThanItsSessionLeadsToAFreshOne() throws Exception {
        var answer = visitor.post("/demo/sign-in", "application/x-www-form-urlencoded", "username=tom&_csrf=old");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo("/demo/sign-in");
        assertThat(answer.body()).contains("Continue as Tom");
    }

    @Test
    void whoSignsInAgainIsTheSameUser() throws Exception {
        visitor.signInAs("tom", "/who");
        new Visitor(port).signInAs("tom", "/who");
        assertThat(jdbc.sql("select count(*) from app_user where subject = 'tom'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProvider() throws Exception {
        var who = visitor.signInAs("maya", "/who");
        var signedOut = visitor.submit(who, "/logout", Map.of());
        assertThat(signedOut.uri().getPath()).isEqualTo("/signed-out");
        assertThat(signedOut.body()).contains("You are signed out", "Sign in again");
        assertThat(visitor.open("/who").uri().getPath())
                .as("the provider asks who it is again")
                .isEqualTo("/demo/sign-in");
    }

    @Test
    void aFailedSignInEndsOnAPageOfItsOwnNotInALoop() throws Exception {
        var page = visitor.open("/login/oauth2/code/papertrade?error=access_denied&state=unknown");
        assertThat(page.uri().getPath()).isEqualTo("/sign-in-failed");
        assertThat(page.body()).contains("Signing in did not work", "Try again");
    }

    @Test
    void aBrokenReturnFromTheProviderDoesNotSignAnybodyOut() throws Exception {
        visitor.signInAs("maya", "/who");
        visitor.open("/login/oauth2/code/papertrade?error=access_denied&state=forged");
        assertThat(visitor.open("/who").body()).startsWith("Maya Keller");
    }

    @Test
    void theStaticFilesAreOpenToAll() throws Exception {
        try (var files = Files.list(Path.of("frontend"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> {
                var answer = visitor.open("/" + file.getFileName());
                assertThat(answer.uri().getPath()).isEqualTo("/" + file.getFileName());
                assertThat(answer.body()).isEqualTo(Files.readString(file));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app.js", "/app.css", "/_static/app.js"})
    void anAddressThatOnlyLooksLikeAStaticFileNeedsASignIn(String path) throws Exception {
        assertThat(visitor.open(path).uri().getPath()).isEqualTo("/demo/sign-in");
    }

    @Test
    void anUnknownProviderEndsOnTheSameFailurePage() throws Exception {
        assertThat(visitor.open("/oauth2/authorization/another").uri().getPath())
                .isEqualTo("/sign-in-failed");
    }

    @Test
    void aVisitorWithoutCookiesGetsNoSessionInTheAddress() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/who"))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("PAPERTRADE=");
            assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain(";");
        }
    }

    @Test
    void healthIsTheOnlyEndpointAndTellsNoDetails() throws Exception {
        var health = visitor.open("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("components", "PostgreSQL");
        assertThat(visitor.open("/actuator/env").uri().getPath()).isEqualTo("/demo/sign-in");
        visitor.signInAs("maya", "/who");
        assertThat(visitor.open("/actuator/env").body()).doesNotContain("propertySources");
    }
}
