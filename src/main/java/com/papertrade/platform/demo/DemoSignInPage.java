package com.papertrade.platform.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerRequest;

/** Where a demo user is chosen, by one button each. */
class DemoSignInPage {

    static final String PATH = "/demo/sign-in";

    private static final String CONTINUE_AS = """
            <form method="post" action="%s">
              <input type="hidden" name="%s" value="%s">
              <input type="hidden" name="username" value="%s">
              <button type="submit">Continue as %s<small>%s · %s</small></button>
            </form>
            """;

    private final String page;

    DemoSignInPage() throws IOException {
        page = new ClassPathResource("demo/sign-in.html").getContentAsString(StandardCharsets.UTF_8);
    }

    String answer(ServerRequest request) {
        var token = (CsrfToken) request.attribute(CsrfToken.class.getName()).orElseThrow();
        return page.replace(
                "<!-- users -->",
                Arrays.stream(DemoUser.values())
                        .map(user -> formFor(user, token))
                        .collect(Collectors.joining()));
    }

    private static String formFor(DemoUser user, CsrfToken token) {
        return CONTINUE_AS.formatted(
                PATH,
                token.getParameterName(),
                token.getToken(),
                user.subject(),
                user.firstName(),
                user.fullName(),
                user.role());
    }
}
