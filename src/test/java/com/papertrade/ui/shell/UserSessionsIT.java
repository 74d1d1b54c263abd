package com.papertrade.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import com.papertrade.identity.Accounts;
import com.papertrade.identity.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a session begins, who may act in it, and every way in which it ends. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({TestDatabase.class, WhoPage.class})
class UserSessionsIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Duration WITHIN = Duration.ofSeconds(10);

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        visitor = new Visitor(port);
    }

    /** Or somebody could prepare a session, let another sign in with it, and go on with it. */
    @Test
    void aSessionFromBeforeSigningInIsWorthNothingAfterwards() throws Exception {
        visitor.open("/who");
        var before = visitor.session();
        visitor.signInAs("tom", "/who");

        assertThat(visitor.session()).isNotEqualTo(before);
        assertThat(isSignedIn(Visitor.with(port, before))).isFalse();
    }

    @Test
    void aSessionIsOverForWhoeverHoldsItWhenItsUserHasSignedOut() throws Exception {
        var who = visitor.signInAs("tom", "/who");
        var stolen = visitor.session();
        assertThat(isSignedIn(Visitor.with(port, stolen))).isTrue();
        visitor.submit(who, "/logout", Map.of());

        assertThat(isSignedIn(Visitor.with(port, stolen))).isFalse();
    }

    /** Or its cookie would take the place of the one that the sign-in form on screen belongs to. */
    @Test
    void aPageThatTakesLeaveAfterItsSessionHasEndedBeginsNoOther() throws Exception {
        var goodbye = "/VAADIN/push?v-r=push&v-uiId=1&v-pushId=x&X-Atmosphere-Transport=close";
        var answer = Visitor.with(port, "ended").post(goodbye, "application/json", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void anotherSiteCannotSignAnybodyOut() throws Exception {
        visitor.signInAs("tom", "/who");

        assertThat(visitor.post("/logout", FORM, "").statusCode()).isEqualTo(403);
        assertThat(visitor.post("/logout", FORM, "_csrf=guessed").statusCode()).isEqualTo(403);
        assertThat(visitor.open("/logout").statusCode()).isNotEqualTo(302);
        assertThat(isSignedIn(visitor)).isTrue();
    }

    /** Vaadin's requests bear a token of their own, which Spring Security leaves to it. */
    @Test
    void anotherSiteCannotActOnAScreen() throws Exception {
        visitor.signInAs("tom", "/");
        var key = KEY.matcher(visitor.open("/?v-r=init&location=&query=").body());
        assertThat(key.find()).isTrue();

        assertThat(act("guessed")).contains("appError");
        assertThat(act(key.group(1))).contains("syncId").doesNotContain("appError");
    }

    @Test
    void whoSignsOutEverywhereIsSignedOutOnEveryDevice() throws Exception {
        var phone = new Visitor(port);
        var somebodyElse = new Visitor(port);
        visitor.signInAs("tom", "/who");
        phone.signInAs("tom", "/who");
        somebodyElse.signInAs("maya", "/who");

        accounts.endSessionsOf(idOf("tom"));

        assertThat(isSignedOutSoon(visitor)).isTrue();
        assertThat(isSignedOutSoon(phone)).isTrue();
        assertThat(isSignedIn(somebodyElse)).isTrue();
        visitor.signInAs("tom", "/who");
        Thread.sleep(4000); // longer than it takes to look again
        assertThat(isSignedIn(visitor)).as("whoever signs in later stays").isTrue();
    }

    private String act(String key) throws Exception {
        return visitor.post("/?v-r=uidl&v-uiId=0", "text/plain", """
                {"csrfToken": "%s", "rpc": [], "syncId": 0, "clientId": 0}""".formatted(key))
                .body();
    }

    private UserId idOf(String subject) {
        return new UserId(jdbc.sql("select id from app_user where subject = :subject")
                .param("subject", subject)
                .query(UUID.class)
                .single());
    }

    private static boolean isSignedOutSoon(Visitor visitor) throws Exception {
        for (var end = Instant.now().plus(WITHIN); Instant.now().isBefore(end); Thread.sleep(100)) {
            if (!isSignedIn(visitor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSignedIn(Visitor visitor) throws Exception {
        HttpResponse<String> page = visitor.open("/who");
        return page.uri().getPath().equals("/who") && page.body().contains("@demo.papertrade");
    }
}
