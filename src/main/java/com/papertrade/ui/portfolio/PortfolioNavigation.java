package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.PortfolioId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;

/** How other screens reach a portfolio, and what an address says about which one it is. */
public final class PortfolioNavigation {

    /** The part of an address that names the portfolio. */
    public static final String PORTFOLIO = "portfolio";

    private PortfolioNavigation() {}

    public static void open(PortfolioId id) {
        UI.getCurrent().navigate(OverviewView.class, parameters(id));
    }

    public static RouterLink overview(PortfolioId id, Component... content) {
        return link(OverviewView.class, id, content);
    }

    public static RouterLink today(PortfolioId id, Component... content) {
        return link(TodayView.class, id, content);
    }

    public static RouterLink activity(PortfolioId id, Component... content) {
        return link(ActivityView.class, id, content);
    }

    public static RouteParameters parameters(PortfolioId id) {
        return new RouteParameters(new RouteParam(PORTFOLIO, id.toString()));
    }

    public static Optional<PortfolioId> portfolioIn(RouteParameters parameters) {
        return parameters.get(PORTFOLIO).flatMap(PortfolioId::parse);
    }

    private static RouterLink link(Class<? extends Component> screen, PortfolioId id, Component... content) {
        var link = new RouterLink(screen, parameters(id));
        link.add(content);
        return link;
    }
}
