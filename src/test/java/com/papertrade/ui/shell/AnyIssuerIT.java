package com.papertrade.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in by a provider that PaperTrade knows nothing of but its address. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "ADMINISTRATORS=grace@example.com")
@Import({TestDatabase.class, WhoPage.class})
class AnyIssuerIT {

    private static SmallIssuer issuer;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) throws Exception {
        issuer = SmallIssuer.start();
        settings.add("OIDC_ISSUER_URL", issuer::url);
        settings.add("OIDC_CLIENT_ID", () -> SmallIssuer.CLIENT);
        settings.add("OIDC_CLIENT_SECRET", () -> SmallIssuer.SECRET);
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Test
    void whoeverTheIssuerVouchesForIsSignedIn() throws Exception {
        var page = new Visitor(port).open("/who?from=mail");

        assertThat(page.uri().getPath()).isEqualTo("/who");
        assertThat(page.body()).startsWith("Grace Hopper, grace@example.com, administrator: true");
    }

    @Test
    void theDemoUsersAreNotThere() throws Exception {
        assertThat(new Visitor(port).open("/demo/sign-in").body()).doesNotContain("Continue as Maya");
    }
}
