package com.papertrade.ui.shell;

import com.papertrade.identity.Accounts;
import com.papertrade.identity.CurrentUser;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.administration.AdministrationNavigation;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.live.TraderScreen;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.papertrade.ui.portfolios.PortfoliosNavigation;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** The frame around every screen: where one is, where one can go, and whose market it is. */
@Layout
@JavaScript("context://live.js")
@PermitAll
class MainLayout extends Div implements RouterLayout, BeforeEnterObserver, AfterNavigationObserver {

    private final TraderScreen screen;

    private final Main content = new Main();
    final RouterLink administration = AdministrationNavigation.link(Icon.OFFICE.create(), new Span("Administration"));
    final Div tradeSlot = new Div();
    private final RouterLink portfolios = PortfoliosNavigation.all(Icon.PORTFOLIOS.create(), new Span("Portfolios"));
    final BottomBar bottomBar = new BottomBar();
    private Optional<PortfolioId> shown = Optional.empty();
    private Optional<PortfolioId> tradedIn = Optional.empty();
    private String path = "";

    final PortfolioLinks links = new PortfolioLinks();
    final MarketStatus marketStatus;
    final ThemeMenu themeMenu = new ThemeMenu();
    final UserMenu userMenu;

    MainLayout(
            CurrentUser currentUser,
            TraderScreen screen,
            MarketData marketData,
            Accounts accounts,
            AuthenticationContext authentication) {
        var user = currentUser.get();
        this.screen = screen;
        this.marketStatus = new MarketStatus(marketData);
        this.userMenu = new UserMenu(user, authentication::logout, () -> {
            accounts.endSessionsOf(user.id());
            authentication.logout();
        });
        addClassName("shell");
        content.setId("content");
        content.getElement().setAttribute("tabindex", "-1");
        administration.addClassName("administration-link");
        administration.setVisible(user.administrator());
        add(skipLink(), header(marketData.source()), sideNavigation(), content, bottomBar);
        screen.whileShown(this, owned -> () -> show(owned));
    }

    /** Before the page is entered, so that both show the same reading. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        screen.readAgain();
    }

    @Override
    public void showRouterLayoutContent(HasElement screen) {
        content.getElement().appendChild(screen.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        path = event.getLocation().getPath();
        shown = PortfolioNavigation.portfolioIn(event.getRouteParameters());
        show(screen.owned());
    }

    private void show(List<PortfolioValuation> owned) {
        links.show(owned);
        portfolios.setClassName("selected", path.isEmpty());
        administration.setClassName("selected", path.startsWith(AdministrationNavigation.PATH));
        shown.ifPresentOrElse(links::select, links::selectNone);
        marketStatus.refresh();
        offerTrade(owned);
    }

    /**
     * In the portfolio on screen, or else in the first one. The link stays while it leads to the same
     * one, so that the focus and a click under way are never lost.
     */
    private void offerTrade(List<PortfolioValuation> owned) {
        var target = shown.filter(id -> isAmong(owned, id))
                .or(() -> owned.stream()
                        .findFirst()
                        .map(first -> first.portfolio().id()));
        if (!target.equals(tradedIn)) {
            tradedIn = target;
            tradeSlot.removeAll();
            target.ifPresent(id -> tradeSlot.add(TradeNavigation.ticket(id, Icon.TRADE.create(), new Span("Trade"))));
        }
        bottomBar.show(target, path);
    }

    private static boolean isAmong(List<PortfolioValuation> owned, PortfolioId id) {
        return owned.stream().anyMatch(valuation -> valuation.portfolio().id().equals(id));
    }

    private Header header(PriceSource source) {
        var mark = new Span(Icon.LOGO.create());
        mark.addClassName("logo-mark");
        var logo = PortfoliosNavigation.all(mark, new Span("PaperTrade"));
        logo.addClassName("logo");
        tradeSlot.addClassName("trade-slot");
        var header = new Header(logo);
        if (source == PriceSource.SIMULATED) {
            header.add(simulatedBadge());
        }
        var space = new Span();
        space.addClassName("space");
        header.add(space, tradeSlot, themeMenu, userMenu);
        header.addClassName("top");
        return header;
    }

    private static Span simulatedBadge() {
        var badge = new Span("simulated market");
        badge.addClassNames("badge", "simulated");
        return badge;
    }

    private Nav sideNavigation() {
        var nav = new Nav(portfolios, links, administration, marketStatus);
        nav.setAriaLabel("Portfolios");
        nav.addClassName("side");
        return nav;
    }

    private static Anchor skipLink() {
        var skip = new Anchor("#content", "Skip to the content");
        skip.addClassName("skip-link");
        // The page's base address would turn the fragment into a navigation to the first page.
        skip.getElement()
                .executeJs("this.addEventListener('click', e => { e.preventDefault(); e.stopPropagation();"
                        + " document.getElementById('content').focus(); })");
        return skip;
    }
}
