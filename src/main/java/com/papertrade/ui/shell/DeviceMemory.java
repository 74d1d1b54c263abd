package com.papertrade.ui.shell;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody chose on a device, by name. Kept in a cookie and not in local storage, so that the first page is already
 * as it was chosen.
 */
record DeviceMemory(String cookie) {

    private static final int A_YEAR = Math.toIntExact(Duration.ofDays(365).toSeconds());

    Optional<String> in(VaadinRequest request) {
        return Optional.ofNullable(request.getCookies())
                .map(Arrays::stream)
                .orElse(Stream.empty())
                .filter(kept -> kept.getName().equals(cookie))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** By the answer itself: no script has to read it. */
    void keep(String value) {
        var kept = new Cookie(cookie, value);
        kept.setPath("/");
        kept.setMaxAge(A_YEAR);
        kept.setHttpOnly(true);
        kept.setSecure(VaadinRequest.getCurrent().isSecure());
        kept.setAttribute("SameSite", "Lax");
        VaadinResponse.getCurrent().addCookie(kept);
    }
}
