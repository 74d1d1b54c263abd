package com.papertrade.ui.shell;

import com.papertrade.ui.component.Icon;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Light, dark, or whichever the device prefers. Remembered in a cookie and not in local storage,
 * so that the first page is already painted in it.
 */
enum ColorTheme {
    SYSTEM("As the device", Icon.SYSTEM, ColorScheme.Value.LIGHT_DARK),
    LIGHT("Light", Icon.SUN, ColorScheme.Value.LIGHT),
    DARK("Dark", Icon.MOON, ColorScheme.Value.DARK);

    private static final String COOKIE = "papertrade-theme";
    private static final int A_YEAR = Math.toIntExact(Duration.ofDays(365).toSeconds());

    private final String label;
    private final Icon icon;
    private final ColorScheme.Value scheme;

    ColorTheme(String label, Icon icon, ColorScheme.Value scheme) {
        this.label = label;
        this.icon = icon;
        this.scheme = scheme;
    }

    String label() {
        return label;
    }

    Icon icon() {
        return icon;
    }

    ColorScheme.Value scheme() {
        return scheme;
    }

    /** The one chosen on this device; the system's where none was. */
    static ColorTheme of(VaadinRequest request) {
        return Optional.ofNullable(request.getCookies())
                .map(Arrays::stream)
                .orElse(Stream.empty())
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .flatMap(name ->
                        Arrays.stream(values()).filter(theme -> theme.name().equals(name)))
                .findFirst()
                .orElse(SYSTEM);
    }

    void applyTo(UI ui) {
        ui.getPage().setColorScheme(scheme);
    }

    /** By the answer itself: no script has to read it. */
    void remember() {
        var cookie = new Cookie(COOKIE, name());
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(VaadinRequest.getCurrent().isSecure());
        cookie.setAttribute("SameSite", "Lax");
        VaadinResponse.getCurrent().addCookie(cookie);
    }
}
