package com.papertrade.ui.trade;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.OrderStory;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.live.TraderScreen;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/**
 * The trade form, then what became of the order. Whatever the market or the network does, it stays
 * usable, keeps what was typed, and says what is wrong and what to do.
 */
@Route("portfolio/:portfolio/trade/:symbol?")
@PageTitle("Trade · PaperTrade")
@PermitAll
class TradeView extends Div implements BeforeEnterObserver {

    private final UserId trader;
    private final TradeServices services;
    private final TraderScreen screen;
    private final H1 title = new H1("Trade");
    private final Span where = new Span();

    final Paragraph about = new Paragraph();
    final TicketForm form;
    final OrderDone done;

    TradeView(CurrentUser currentUser, TradeServices services, Background background, TraderScreen screen) {
        this.trader = currentUser.id();
        this.services = services;
        this.screen = screen;
        this.form = new TicketForm(
                trader, services, new PriceLookup(background, services.instruments(), services.marketData()));
        this.done = new OrderDone(trader, services, this::startOver, screen::portfoliosChanged);
        var _ = new OrderPlacement(trader, services.desk(), background, form, this::showDone);
        addClassNames("page", "trade-page");
        where.addClassName("where");
        about.addClassName("muted");
        done.setVisible(false);
        var heading = new Div(title, where);
        heading.addClassName("page-heading");
        add(heading, about, form, done);
        screen.whileShown(form, form);
        screen.whileShown(done, done);
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
                        order -> change(portfolio, order),
                        () -> event.getRouteParameters()
                                .get(TradeNavigation.SYMBOL)
                                .ifPresent(form.picker::lookUp));
        form.fields.focusFirst();
    }

    void open(Portfolio portfolio) {
        where.removeAll();
        where.add(
                new Span("in"),
                PortfolioNavigation.overview(
                        portfolio.id(), new Span(portfolio.name().value())));
        form.open(portfolio.id());
        showForm("Trade", "");
    }

    /** One that has ended meanwhile is shown as it ended: there is nothing left to change. */
    private void change(Portfolio portfolio, OrderId id) {
        var order = services.stories()
                .find(trader, portfolio.id(), id)
                .map(OrderStory::order)
                .orElseThrow(NotFoundException::new);
        if (order.isOpen()) {
            form.change(order);
            showForm(
                    "Change order",
                    "%s, %s. It waits as it is until the new one is accepted in its place."
                            .formatted(OrderWords.what(order), OrderWords.typeAndPrices(order.type())));
        } else {
            show(order);
        }
    }

    private void startOver() {
        form.clear();
        showForm("Trade", "");
        form.fields.focusFirst();
    }

    private void showForm(String heading, String what) {
        Figure.write(title, heading);
        Figure.write(about, what);
        about.setVisible(!what.isEmpty());
        done.setVisible(false);
        form.setVisible(true);
    }

    private void showDone(Order order) {
        show(order);
        screen.portfoliosChanged();
    }

    private void show(Order order) {
        Figure.write(title, "Trade");
        about.setVisible(false);
        done.show(order);
        form.setVisible(false);
        done.setVisible(true);
    }
}
