package com.papertrade.ui.shell;

import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.papertrade.ui.portfolios.PortfoliosNavigation;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;

/** The navigation of a phone, within reach of the thumb. */
class BottomBar extends Nav {

    BottomBar() {
        addClassName("bottom-bar");
        setAriaLabel("Screens");
    }

    void show(Optional<PortfolioId> portfolio, String path) {
        removeAll();
        add(entry(PortfoliosNavigation.all(Icon.PORTFOLIOS.create(), new Span("Portfolios")), path));
        portfolio.ifPresent(id -> add(
                entry(PortfolioNavigation.overview(id, Icon.OVERVIEW.create(), new Span("Overview")), path),
                tradeEntry(id, path),
                entry(PortfolioNavigation.today(id, Icon.TODAY.create(), new Span("Today")), path),
                entry(PortfolioNavigation.activity(id, Icon.ACTIVITY.create(), new Span("Activity")), path)));
    }

    private static RouterLink tradeEntry(PortfolioId id, String path) {
        var link = entry(TradeNavigation.ticket(id, Icon.TRADE.create(), new Span("Trade")), path);
        link.addClassName("primary");
        return link;
    }

    private static RouterLink entry(RouterLink link, String path) {
        if (link.getHref().equals(path)) {
            link.addClassName("selected");
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
