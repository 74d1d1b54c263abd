package com.papertrade.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "ALLOWED_EMAILS=tom@demo.papertrade")
@Import({TestDatabase.class, WhoPage.class})
class AllowedEmailsIT {

    @LocalServerPort
    int port;

    @Test
    void whoIsNotOnTheListIsToldSoAndCanTryAnotherAccount() throws Exception {
        var visitor = new Visitor(port);
        var refused = visitor.signInAs("maya", "/who");
        assertThat(refused.uri().getPath()).isEqualTo("/not-admitted");
        assertThat(refused.body()).contains("This account has no access", "Try another account");

        var asked = visitor.open("/oauth2/authorization/papertrade?other");
        assertThat(asked.uri().getPath())
                .as("asked who it is, not refused again")
                .isEqualTo("/demo/sign-in");
        visitor.submit(asked, "/demo/sign-in", Map.of("username", "tom"));
        assertThat(visitor.open("/who").body()).startsWith("Tom Brandt");
    }
}
