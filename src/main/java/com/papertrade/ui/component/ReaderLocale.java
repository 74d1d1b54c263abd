package com.papertrade.ui.component;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;

/**
 * Whose way of writing numbers and days a screen has: that of the browser it is shown in, looked up once, as a screen writes hundreds. The
 * words are English everywhere, so a screen's own locale, which Vaadin takes words from, stays American.
 */
public record ReaderLocale(NumberForm numbers, DayForm days) {

    private static final ReaderLocale AMERICAN = of(Locale.US);

    static ReaderLocale of(Locale locale) {
        return new ReaderLocale(NumberForm.of(locale), DayForm.of(locale));
    }

    /** What the browser asks for first; American if it asks for nothing. */
    public static ReaderLocale askedBy(VaadinRequest request) {
        var languages = request.getHeader("Accept-Language");
        return languages == null || languages.isBlank() ? AMERICAN : of(request.getLocale());
    }

    /** That of the screen which is being written; American where there is none. */
    static ReaderLocale current() {
        var screen = UI.getCurrent();
        var remembered = screen == null ? null : ComponentUtil.getData(screen, ReaderLocale.class);
        return remembered == null ? AMERICAN : remembered;
    }

    public void rememberIn(UI screen) {
        ComponentUtil.setData(screen, ReaderLocale.class, this);
    }
}
