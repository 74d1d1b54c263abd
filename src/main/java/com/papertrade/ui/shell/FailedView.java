package com.papertrade.ui.shell;

import com.papertrade.ui.component.DatabaseOutage;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Stands in for a screen that could not be opened. Outside the frame, which may be what failed. */
@AnonymousAllowed
class FailedView extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

    final Paragraph what = new Paragraph();
    final Paragraph reference = new Paragraph();

    FailedView() {
        addClassNames("blank-page", "frameless");
        var again = new Button("Try again", _ -> UI.getCurrent().getPage().reload());
        again.addThemeVariants(ButtonVariant.PRIMARY);
        var home = new Anchor("", "To your portfolios");
        home.setRouterIgnore(true);
        home.addClassName("button-link");
        var waysOut = new Div(again, home);
        waysOut.addClassName("actions");
        add(new H1("This screen could not be opened"), what, waysOut, reference);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var logged =
                LoggedFailure.of(parameter.getException(), event.getLocation().getPath());
        what.setText(
                DatabaseOutage.isBehind(parameter.getException())
                        ? DatabaseOutage.SENTENCE + " Try again in a moment; nothing was traded by it."
                        : "Something failed on the server while it was being prepared. Nothing was traded by it.");
        reference.setText("If it stays so, tell whoever runs this server: reference %s.".formatted(logged.reference()));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return "Failed · PaperTrade";
    }
}
