package com.papertrade.ui.shell;

import com.papertrade.ui.component.ReaderLocale;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sets every page up before it is sent: its colours, its language, and what handles its failures. */
@Component
class ShellSetup implements VaadinServiceInitListener {

    private static final String MARK = ShellSetup.class.getName() + ".mark";

    private final Clock clock;

    ShellSetup(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::paint);
        event.addIndexHtmlRequestListener(OpeningSkeleton::addTo);
        event.addIndexHtmlRequestListener(ScriptPolicy::applyTo);
        event.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(new CalmErrorHandler()));
        event.getSource().addUIInitListener(created -> greet(created.getUI()));
    }

    private static void greet(UI screen) {
        screen.setLocale(Locale.US);
        ReaderLocale.askedBy(VaadinRequest.getCurrent()).rememberIn(screen);
    }

    /** Says which session it is, and nothing that would open it. */
    private static String markOf(WrappedSession session) {
        var mark = session.getAttribute(MARK);
        if (mark == null) {
            mark = UUID.randomUUID().toString();
            session.setAttribute(MARK, mark);
        }
        return mark.toString();
    }

    private void paint(IndexHtmlResponse response) {
        var numbers = ReaderLocale.askedBy(response.getVaadinRequest()).numbers();
        var scheme = ColorTheme.of(response.getVaadinRequest()).scheme();
        response.getDocument()
                .child(0)
                .attr("lang", "en")
                // Charts write their own figures.
                .attr("data-decimal", String.valueOf(numbers.decimal()))
                .attr("data-grouping", String.valueOf(numbers.grouping()))
                // Ages count on in the browser, whose own clock may be wrong.
                .attr("data-now", String.valueOf(clock.millis()))
                // What was typed in an earlier session is told by this from what was typed in this one.
                .attr("data-session", markOf(response.getVaadinRequest().getWrappedSession()))
                .attr("data-density", Density.of(response.getVaadinRequest()).nameInPage())
                .attr("theme", scheme.getThemeValue())
                .attr("style", "color-scheme: " + scheme.getValue());
    }
}
