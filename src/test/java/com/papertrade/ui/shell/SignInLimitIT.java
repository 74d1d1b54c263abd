package com.papertrade.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"SIGN_INS_PER_MINUTE=5", "SIGN_INS_PER_MINUTE_AND_USER=2"})
@Import({TestDatabase.class, WhoPage.class})
class SignInLimitIT {

    @LocalServerPort
    int port;

    @Test
    void whoSignsInTooOftenIsToldWhenTheyMayAgainAndThenTheWholeAddress() throws Exception {
        for (var count = 0; count < 2; count++) {
            assertThat(signIn("tom").body()).startsWith("Tom Brandt");
        }
        assertThatIsTooMany(signIn("tom"));
        assertThat(signIn("maya").body()).startsWith("Maya Keller");
        assertThat(signIn("maya").body()).startsWith("Maya Keller");
        assertThatIsTooMany(new Visitor(port).open("/who"));
    }

    private HttpResponse<String> signIn(String user) throws Exception {
        return new Visitor(port).signInAs(user, "/who");
    }

    private static void assertThatIsTooMany(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        var seconds = answer.headers().firstValue("Retry-After").orElseThrow();
        assertThat(Integer.parseInt(seconds)).isBetween(1, 30);
        assertThat(answer.body())
                .contains("Too many sign-ins", "Try again in " + seconds)
                .doesNotContain("<!--");
    }

    @Test
    void addressesOfOneNetworkOfTheSixthVersionCountAsOne() {
        assertThat(SignInLimit.networkOf("2001:db8:1:2::1"))
                .isEqualTo(SignInLimit.networkOf("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(SignInLimit.networkOf("2001:db8:1:3::1"));
        assertThat(SignInLimit.networkOf("203.0.113.7")).isNotEqualTo(SignInLimit.networkOf("203.0.113.8"));
    }
}
