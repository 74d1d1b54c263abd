package com.papertrade.ui.shell;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
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

    private static ServerResponse page(String file) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .body(new ClassPathResource("doors/" + file + ".html"));
    }
}
