package com.papertrade.ui.shell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What no browser asks by itself, letter by letter as somebody with bad intentions would send it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({TestDatabase.class, WhoPage.class})
class HostileRequestsIT {

    private static final List<String> OF_THE_INSIDE = List.of(
            "Exception",
            "org.spring",
            "com.papertrade",
            "com.vaadin",
            "Tomcat/",
            "\tat ",
            "spring.application",
            "jdbc:");

    @LocalServerPort
    int port;

    private String session;

    @BeforeEach
    void signIn() throws Exception {
        var visitor = new Visitor(port);
        visitor.signInAs("tom", "/who");
        session = visitor.session();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../application.properties",
                "/%2e%2e/application.properties",
                "/..%2fapplication.properties",
                "/papertrade.css/../../application.properties",
                "/papertrade.css/..;/application.properties",
                "/VAADIN/../application.properties",
                "/VAADIN/..%5c..%5capplication.properties",
                "/VAADIN/%252e%252e/application.properties",
                "/VAADIN/config/flow-build-info.json",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/BOOT-INF/classes/application.properties",
                "/%c0%ae%c0%ae/application.properties",
                "/%00",
                "//evil.example/%2e%2e",
                "/\\evil.example"
            })
    void noPathLeadsToAFileThatIsNotServedOrTellsOfTheInside(String path) throws Exception {
        assertThatNothingIsTold(answerTo("GET", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "CONNECT", "NONSENSE"})
    void noOtherMethodDoesAnything(String method) throws Exception {
        var answer = answerTo(method, "/who");
        assertThat(statusOf(answer)).isBetween(400, 501);
        assertThatNothingIsTold(answer);
    }

    @Test
    void headersHaveALimit() throws Exception {
        var answer = answerTo("GET", "/who", "X-Long: " + "x".repeat(100_000));
        assertThat(statusOf(answer)).isEqualTo(400);
        assertThatNothingIsTold(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null", "not an address"})
    void theChannelOfTheScreensOpensToNoOtherOrigin(String origin) throws Exception {
        assertThat(statusOf(answerTo("GET", "/VAADIN/push?v-r=push&v-uiId=0", channelFrom(origin))))
                .isEqualTo(403);
    }

    @Test
    void theChannelOfTheScreensOpensToThem() throws Exception {
        assertThat(statusOf(answerTo("GET", "/VAADIN/push?v-r=push&v-uiId=0", channelFrom("http://localhost:" + port))))
                .isEqualTo(101);
    }

    @Test
    void anotherOriginCannotPost() throws Exception {
        assertThat(statusOf(answerTo(
                        "POST",
                        "/?v-r=uidl&v-uiId=0",
                        "Origin: https://neighbour.example",
                        "Content-Type: text/plain",
                        "Content-Length: 0")))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorization/papertrade?redirect_uri=https://evil.example",
                "/oauth2/authorization/papertrade?continue=https://evil.example&url=//evil.example",
                "/signed-out?url=https://evil.example"
            })
    void nothingInAnAddressSendsAnybodyElsewhere(String path) throws Exception {
        var location = answerTo("GET", path)
                .lines()
                .filter(line -> line.startsWith("Location: "))
                .map(line -> URI.create(line.substring("Location: ".length())));
        assertThat(location).allSatisfy(to -> {
            assertThat(to.getHost()).isEqualTo("localhost");
            assertThat(to.toString()).doesNotContain("evil.example");
        });
    }

    private static String[] channelFrom(String origin) {
        return new String[] {
            "Origin: " + origin,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="
        };
    }

    /** An address that is no file may be answered by the screen that says so, with 200 as every screen. */
    private static void assertThatNothingIsTold(String answer) {
        assertThat(answer).doesNotContain(OF_THE_INSIDE);
        assertThat(statusOf(answer)).isNotEqualTo(500);
    }

    private static int statusOf(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /** All of the answer, or its head where the connection stays open. */
    private String answerTo(String method, String path, String... headers) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var request = "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nCookie: PAPERTRADE=%s\r\n%s%s\r\n\r\n"
                    .formatted(
                            method,
                            path,
                            port,
                            session,
                            headers.length == 0 || !headers[0].startsWith("Origin") ? "Connection: close\r\n" : "",
                            String.join("\r\n", headers));
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var in = socket.getInputStream();
            var answer = new StringBuilder();
            var buffer = new byte[8192];
            do {
                var read = in.read(buffer);
                if (read < 0) {
                    break;
                }
                answer.append(new String(buffer, 0, read, ISO_8859_1));
            } while (headers.length == 0);
            return answer.toString();
        }
    }
}
