package com.papertrade.ui.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What somebody sees who is not, or no longer, signed in: plain pages that need no session. */
@Configuration(proxyBeanMethods = false)
class DoorPages {

    static final String SIGNED_OUT = "/signed-out";
    static final String NOT_ADMITTED = "/not-admitted";
    static final String SIGN_IN_FAILED = "/sign-in-failed";
    static final String PROVIDER_UNREACHABLE = SIGN_IN_FAILED + "?provider=unreachable";

    @Bean
    RouterFunction<ServerResponse> doors() {
        var pages = RouterFunctions.route()
                .GET(
                        SIGN_IN_FAILED,
                        RequestPredicates.param("provider", "unreachable"::equals),
                        request -> page("provider-unreachable"));
        Map.of(SIGNED_OUT, "signed-out", NOT_ADMITTED, "not-admitted", SIGN_IN_FAILED, "sign-in-failed")
                .forEach((path, file) -> pages.GET(path, request -> page(file)));
        return pages.build();
    }

    /** Answers on the spot: another request would be one more of too many. */
    static void tooManySignIns(HttpServletResponse response, Duration wait) throws IOException {
        var seconds = wait.toSeconds();
        var page = new ClassPathResource("doors/too-many-sign-ins.html").getContentAsString(StandardCharsets.UTF_8);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        response.setContentType("text/html;charset=utf-8");
        response.getWriter().write(page.replace("<!-- wait -->", seconds == 1 ? "1 second" : seconds + " seconds"));
    }

    private static ServerResponse page(String file) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .body(new ClassPathResource("doors/" + file + ".html"));
    }
}
