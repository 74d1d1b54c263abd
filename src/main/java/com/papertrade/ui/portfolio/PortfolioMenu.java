package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Question;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;

/** What can be done to a portfolio as a whole: rename it, change its terms, delete it. */
public class PortfolioMenu extends MenuBar {

    private final Portfolios portfolios;
    private final TradingAccounts accounts;
    private final Portfolio portfolio;
    private final Runnable changed;
    private final Runnable deleted;
    private PortfolioName name;

    final MenuItem rename;
    final MenuItem terms;
    final MenuItem delete;

    public PortfolioMenu(
            Portfolios portfolios, TradingAccounts accounts, Portfolio portfolio, Runnable changed, Runnable deleted) {
        this.portfolios = portfolios;
        this.accounts = accounts;
        this.portfolio = portfolio;
        this.name = portfolio.name();
        this.changed = changed;
        this.deleted = deleted;
        addClassName("round-menu");
        var button = addItem(Icon.MORE.create());
        button.setAriaLabel("More for this portfolio");
        rename = button.getSubMenu().addItem("Rename…", _ -> askForName());
        terms = button.getSubMenu().addItem("Trading terms…", _ -> askForTerms());
        delete = button.getSubMenu().addItem("Delete…", _ -> confirmDeletion());
    }

    public void askForName() {
        new RenameDialog(name, this::rename).open();
    }

    public void askForTerms() {
        new TermsDialog(accounts, portfolio, changed, deleted).open();
    }

    public void confirmDeletion() {
        Question.aboutFinal(
                        "Delete portfolio \"%s\"?".formatted(name), "This cannot be undone.", "Delete", this::delete)
                .open();
    }

    private void rename(PortfolioName newName) {
        if (portfolios.rename(portfolio.owner(), portfolio.id(), newName)) {
            name = newName;
            changed.run();
        } else {
            deleted.run();
        }
    }

    /** Already deleted, in another tab perhaps, comes to the same. */
    private void delete() {
        var _ = portfolios.delete(portfolio.owner(), portfolio.id());
        deleted.run();
    }
}
