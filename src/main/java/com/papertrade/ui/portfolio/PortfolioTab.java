package com.papertrade.ui.portfolio;

import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One way to look at a portfolio: its own part below a heading that all of them share. */
abstract class PortfolioTab extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final OwnPortfolios own;
    private volatile @Nullable Portfolio portfolio;
    private String title = "PaperTrade";

    final PortfolioHeading heading;

    PortfolioTab(OwnPortfolios own, Tab tab) {
        this.own = own;
        this.heading = new PortfolioHeading(own, tab);
        addClassNames("page", "portfolio-page");
        add(heading);
        own.screen().whileShown(this, this::newsOf);
    }

    /** Somebody else's portfolio and one that never was are answered alike. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var valuation = PortfolioNavigation.portfolioIn(event.getRouteParameters())
                .flatMap(own::valuationOf)
                .orElseThrow(NotFoundException::new);
        enter(valuation, readFor(valuation.portfolio().id()));
    }

    private void enter(PortfolioValuation valuation, Consumer<PortfolioValuation> show) {
        var newTitle = title(valuation);
        if (portfolio != null && !newTitle.equals(title)) {
            UI.getCurrent().getPage().setTitle(newTitle);
        }
        title = newTitle;
        portfolio = valuation.portfolio();
        heading.show(valuation.portfolio());
        show.accept(valuation);
    }

    /** What became of the portfolio meanwhile; it may have been deleted in another tab. */
    private Runnable newsOf(List<PortfolioValuation> owned) {
        var id = id();
        var show = readFor(id);
        return () -> {
            if (id.equals(id())) {
                OwnPortfolios.in(owned, id).ifPresentOrElse(valuation -> enter(valuation, show), this::leave);
            }
        };
    }

    /** Reads what is to be shown of the portfolio besides its valuation, and says how to show both. */
    abstract Consumer<PortfolioValuation> readFor(PortfolioId id);

    private void leave() {
        Notification.show(
                "The portfolio \"%s\" was deleted.".formatted(portfolio().name()));
        UI.getCurrent().navigate("");
    }

    Portfolio portfolio() {
        return Objects.requireNonNull(portfolio, "entered before it is shown");
    }

    PortfolioId id() {
        return portfolio().id();
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    /** The figure that matters first: tabs show no more than that. {@code +1.2% · Growth} */
    private static String title(PortfolioValuation valuation) {
        var name = valuation.portfolio().name() + " · PaperTrade";
        return valuation.dailyChange() instanceof DailyChange.Known known
                ? known.gain()
                        .rate()
                        .map(rate -> Figures.rateInBrief(rate) + " · " + name)
                        .orElse(name)
                : name;
    }
}
