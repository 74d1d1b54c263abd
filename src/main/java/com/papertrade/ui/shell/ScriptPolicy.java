package com.papertrade.ui.shell;

import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The content security policy of the page that all screens live in. Its own scripts bear a number that is new
 * with every page, so that one smuggled into it does not run. Vaadin 25.2 compiles what its server sends it
 * ({@code unsafe-eval}) and styles elements where they stand ({@code unsafe-inline}, of styles alone).
 */
final class ScriptPolicy {

    private static final String POLICY = """
            default-src 'none'; \
            script-src 'self' 'nonce-%s' 'unsafe-eval'; \
            style-src 'self' 'unsafe-inline'; \
            img-src 'self' data:; \
            font-src 'self' data:; \
            connect-src 'self'; \
            manifest-src 'self'; \
            object-src 'none'; \
            base-uri 'self'; \
            form-action 'self'; \
            frame-src 'none'; \
            frame-ancestors 'none'""";

    private static final int NUMBER_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ScriptPolicy() {}

    /** Called last of all that sets the page up, as a script added later would not run. */
    static void applyTo(IndexHtmlResponse page) {
        var number = newNumber();
        page.getDocument().getElementsByTag("script").attr("nonce", number);
        page.getVaadinResponse().setHeader("Content-Security-Policy", POLICY.formatted(number));
    }

    private static String newNumber() {
        var bytes = new byte[NUMBER_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
