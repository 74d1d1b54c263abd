package com.papertrade.ui.trade;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.live.TraderScreen;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/**
 * The trade form as a page. Whatever the market or the network does, it stays usable, keeps what was typed, and says
 * what is wrong and what to do.
 */
@Route("portfolio/:portfolio/trade/:symbol?")
@PageTitle("Trade · PaperTrade")
@PermitAll
class TradeView extends Div implements BeforeEnterObserver, BeforeLeaveObserver {

    private final UserId trader;
    private final TradeServices services;
    private final TradePane pane;
    private final H1 title = new H1("Trade");
    private final Span where = new Span();

    final Paragraph about;
    final TicketForm form;
    final OrderDone done;

    TradeView(CurrentUser currentUser, TradeServices services, Background background, TraderScreen screen) {
        this.trader = currentUser.id();
        this.services = services;
        this.pane = new TradePane(
                trader,
                services,
                background,
                screen,
                (portfolio, changed) -> TicketPlace.page(trader, portfolio, changed),
                TradeView::writeAddress,
                heading -> Figure.write(title, heading));
        this.about = pane.about;
        this.form = pane.form;
        this.done = pane.done;
        addClassNames("page", "trade-page");
        where.addClassName("where");
        var heading = new Div(title, where);
        heading.addClassName("page-heading");
        add(heading, pane);
    }

    private static void writeAddress(String address) {
        UI.getCurrent().getPage().getHistory().replaceState(null, address);
    }

    /** Somebody else's portfolio and one that never was are answered alike. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var portfolio = PortfolioNavigation.portfolioIn(event.getRouteParameters())
                .flatMap(id -> services.portfolios().find(trader, id))
                .orElseThrow(NotFoundException::new);
        open(portfolio);
        var parameters = event.getLocation().getQueryParameters();
        form.fields.side.setValue(TradeNavigation.sideIn(parameters));
        form.fields.type.type.setValue(TradeNavigation.typeIn(parameters));
        TradeNavigation.changeIn(parameters)
                .ifPresentOrElse(
                        order -> pane.change(portfolio.id(), order),
                        () -> event.getRouteParameters()
                                .get(TradeNavigation.SYMBOL)
                                .ifPresent(form.picker::lookUp));
        form.fields.focusFirst();
        TicketDraft.take(form.place(), form::restore);
    }

    /** Never when a session ends: it is the trader who goes elsewhere, and leaves the ticket. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        TicketDraft.drop();
    }

    void open(Portfolio portfolio) {
        where.removeAll();
        where.add(
                new Span("in"),
                PortfolioNavigation.overview(
                        portfolio.id(), new Span(portfolio.name().value())));
        pane.open(portfolio.id());
    }
}
