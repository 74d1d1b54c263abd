package com.papertrade.ui.portfolio;

import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Heartbeat;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One way to look at a portfolio: its own part below a heading that all of them share. */
abstract class PortfolioTab extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final OwnPortfolios own;
    private @Nullable Portfolio portfolio;

    final PortfolioHeading heading;

    PortfolioTab(OwnPortfolios own, Heartbeat heartbeat, Tab tab) {
        this.own = own;
        this.heading = new PortfolioHeading(own, tab, this::refresh);
        addClassNames("page", "portfolio-page");
        add(heading);
        heartbeat.whileShown(this, this::refresh);
    }

    /** Somebody else's portfolio and one that never was are answered alike. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var valuation = PortfolioNavigation.portfolioIn(event.getRouteParameters())
                .flatMap(own::valuationOf)
                .orElseThrow(NotFoundException::new);
        enter(valuation);
    }

    private void enter(PortfolioValuation valuation) {
        if (portfolio != null && !portfolio.name().equals(valuation.portfolio().name())) {
            UI.getCurrent().getPage().setTitle(title(valuation.portfolio()));
        }
        portfolio = valuation.portfolio();
        heading.show(valuation.portfolio());
        show(valuation);
    }

    /** What became of the portfolio meanwhile; it may have been deleted in another tab. */
    private void refresh() {
        own.valuationOf(id()).ifPresentOrElse(this::enter, this::leave);
    }

    private void leave() {
        Notification.show(
                "The portfolio \"%s\" was deleted.".formatted(portfolio().name()));
        UI.getCurrent().navigate("");
    }

    abstract void show(PortfolioValuation valuation);

    Portfolio portfolio() {
        return Objects.requireNonNull(portfolio, "entered before it is shown");
    }

    PortfolioId id() {
        return portfolio().id();
    }

    @Override
    public String getPageTitle() {
        return portfolio == null ? "PaperTrade" : title(portfolio);
    }

    private static String title(Portfolio portfolio) {
        return portfolio.name() + " · PaperTrade";
    }
}
