package com.papertrade.ui.trade;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Order;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Receipt;
import com.papertrade.ui.live.TraderScreen;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/**
 * The trade form, then its receipt. Whatever the market or the network does, it stays usable, keeps
 * what was typed, and says what is wrong and what to do.
 */
@Route("portfolio/:portfolio/trade/:symbol?")
@PageTitle("Trade · PaperTrade")
@PermitAll
class TradeView extends Div implements BeforeEnterObserver {

    private final UserId trader;
    private final TradeServices services;
    private final TraderScreen screen;
    private final Span where = new Span();

    final TicketForm form;
    final Div done = new Div();
    final Button again = new Button("Trade again", _ -> startOver());

    TradeView(CurrentUser currentUser, TradeServices services, Background background, TraderScreen screen) {
        this.trader = currentUser.id();
        this.services = services;
        this.screen = screen;
        this.form = new TicketForm(
                trader, services, new PriceLookup(background, services.instruments(), services.marketData()));
        var _ = new OrderPlacement(trader, services.desk(), background, form, this::showReceipt);
        addClassNames("page", "trade-page");
        where.addClassName("where");
        done.addClassNames("card", "done");
        done.setVisible(false);
        var heading = new Div(new H1("Trade"), where);
        heading.addClassName("page-heading");
        add(heading, form, done);
        screen.whileShown(form, form);
    }

    /** Somebody else's portfolio and one that never was are answered alike. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var portfolio = PortfolioNavigation.portfolioIn(event.getRouteParameters())
                .flatMap(id -> services.portfolios().find(trader, id))
                .orElseThrow(NotFoundException::new);
        open(portfolio);
        form.side.setValue(
                TradeNavigation.sideIn(event.getLocation().getQueryParameters()).orElse(Side.BUY));
        event.getRouteParameters().get(TradeNavigation.SYMBOL).ifPresent(form.picker::lookUp);
    }

    void open(Portfolio portfolio) {
        where.removeAll();
        where.add(
                new Span("in"),
                PortfolioNavigation.overview(
                        portfolio.id(), new Span(portfolio.name().value())));
        form.open(portfolio.id());
        showForm();
    }

    private void startOver() {
        form.clear();
        showForm();
    }

    private void showForm() {
        done.setVisible(false);
        form.setVisible(true);
        form.symbol.focus();
    }

    private void showReceipt(Order order) {
        done.removeAll();
        done.add(new Receipt(order, services.marketData().clock().calendar().zone()), waysOn(order.portfolio()));
        form.setVisible(false);
        done.setVisible(true);
        screen.portfoliosChanged();
    }

    private Div waysOn(PortfolioId portfolio) {
        var back = PortfolioNavigation.overview(portfolio, new Span("To the portfolio"));
        back.addClassNames("button-link", "primary");
        var ways = new Div(again, back);
        ways.addClassName("actions");
        return ways;
    }
}
