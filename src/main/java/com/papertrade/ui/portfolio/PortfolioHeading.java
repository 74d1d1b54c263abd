package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.PolicyWords;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A portfolio's name, the ways to look at it, and what can be done to it as a whole. */
class PortfolioHeading extends Div {

    private final OwnPortfolios own;
    private final Tab current;

    private final Nav tabs = new Nav();
    private final Div menuSlot = new Div();
    private @Nullable Portfolio portfolio;
    private @Nullable PortfolioMenu menu;

    final H1 name = new H1();
    final Span policy = new Figure();
    final Button cash = new Button("Deposit or withdraw", _ -> moveCash());

    PortfolioHeading(OwnPortfolios own, Tab current) {
        this.own = own;
        this.current = current;
        addClassName("page-heading");
        tabs.addClassNames("segments-nav");
        tabs.setAriaLabel("This portfolio");
        var space = new Span();
        space.addClassName("space");
        policy.addClassName("badge");
        add(name, policy, tabs, space, cash, menuSlot);
    }

    void show(Portfolio portfolio) {
        if (this.portfolio == null || !this.portfolio.id().equals(portfolio.id())) {
            showTabs(portfolio.id());
            menu = new PortfolioMenu(own.portfolios(), own.accounts(), portfolio, this::changed, this::deleted);
            showPolicy(portfolio.id());
            menuSlot.removeAll();
            menuSlot.add(menu);
        }
        this.portfolio = portfolio;
        Figure.write(name, portfolio.name().value());
    }

    PortfolioMenu menu() {
        return Objects.requireNonNull(menu, "there once a portfolio is shown");
    }

    private void showTabs(PortfolioId id) {
        tabs.removeAll();
        tabs.add(
                tab(PortfolioNavigation.overview(id, new Span("Overview")), Tab.OVERVIEW),
                tab(PortfolioNavigation.today(id, new Span("Today")), Tab.TODAY),
                tab(PortfolioNavigation.activity(id, new Span("Activity")), Tab.ACTIVITY));
    }

    private RouterLink tab(RouterLink link, Tab tab) {
        if (tab == current) {
            link.addClassName("selected");
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private void moveCash() {
        new CashDialog(own.portfolios(), Objects.requireNonNull(portfolio), this::changed).open();
    }

    private void showPolicy(PortfolioId id) {
        policy.setText(PolicyWords.badge(own.policyOf(id)));
    }

    private void changed() {
        showPolicy(Objects.requireNonNull(portfolio).id());
        own.screen().portfoliosChanged();
    }

    private void deleted() {
        own.screen().tellOtherTabs();
        UI.getCurrent().navigate("");
    }
}
