package com.papertrade.ui.shell;

import com.papertrade.ui.portfolios.PortfoliosNavigation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What stands at an address where nothing is. The same for what never was, was deleted, or belongs to
 * somebody else: the difference would tell.
 */
@ParentLayout(MainLayout.class)
@PermitAll
class NotFoundView extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    NotFoundView() {
        addClassName("blank-page");
        var back = PortfoliosNavigation.all(new Span("To your portfolios"));
        back.addClassName("button-link");
        add(
                new H1("This page does not exist"),
                new Paragraph("The address may be mistyped, or what stood here was deleted."),
                back);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return "Not found · PaperTrade";
    }
}
