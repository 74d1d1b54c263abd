package com.papertrade.ui.component;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;

/**
 * Whose way of writing numbers and days a screen has: that of the browser it is shown in. The words are English everywhere, so a screen's own
 * locale, which Vaadin takes words from, stays American.
 */
public final class ReaderLocale {

    private ReaderLocale() {}

    /** What the browser asks for first; American if it asks for nothing. */
    public static Locale askedBy(VaadinRequest request) {
        var languages = request.getHeader("Accept-Language");
        return languages == null || languages.isBlank() ? Locale.US : request.getLocale();
    }

    public static void remember(UI screen, VaadinRequest request) {
        var asked = askedBy(request);
        ComponentUtil.setData(screen, Locale.class, asked);
        ComponentUtil.setData(screen, NumberForm.class, NumberForm.of(asked));
    }

    /** That of the screen which is being written; American where there is none. */
    static Locale current() {
        var screen = UI.getCurrent();
        var remembered = screen == null ? null : ComponentUtil.getData(screen, Locale.class);
        return remembered == null ? Locale.US : remembered;
    }
}
