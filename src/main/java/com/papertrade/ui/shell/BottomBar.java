package com.papertrade.ui.shell;

import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.papertrade.ui.portfolios.PortfoliosNavigation;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The navigation of a phone, within reach of the thumb. */
class BottomBar extends Nav {

    private final List<RouterLink> links = new ArrayList<>();
    private Optional<PortfolioId> portfolio = Optional.empty();

    BottomBar() {
        addClassName("bottom-bar");
        setAriaLabel("Screens");
        rebuild();
    }

    /** Keeps the links while they lead to the same portfolio, so that the focus is never lost. */
    void show(Optional<PortfolioId> shown, String path) {
        if (!portfolio.equals(shown)) {
            portfolio = shown;
            rebuild();
        }
        links.forEach(link -> mark(link, link.getHref().equals(path)));
    }

    private void rebuild() {
        removeAll();
        links.clear();
        links.add(PortfoliosNavigation.all(Icon.PORTFOLIOS.create(), new Span("Portfolios")));
        portfolio.ifPresent(this::linkTo);
        links.forEach(this::add);
    }

    private void linkTo(PortfolioId id) {
        var trade = TradeNavigation.ticket(id, Icon.TRADE.create(), new Span("Trade"));
        trade.addClassName("primary");
        links.add(PortfolioNavigation.overview(id, Icon.OVERVIEW.create(), new Span("Overview")));
        links.add(trade);
        links.add(PortfolioNavigation.today(id, Icon.TODAY.create(), new Span("Today")));
        links.add(PortfolioNavigation.activity(id, Icon.ACTIVITY.create(), new Span("Activity")));
    }

    private static void mark(RouterLink link, boolean current) {
        link.setClassName("selected", current);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
    }
}
