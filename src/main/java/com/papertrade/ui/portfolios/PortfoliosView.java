package com.papertrade.ui.portfolios;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.marketdata.MarketData;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.PortfolioTotals;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.live.TraderScreen;
import com.papertrade.ui.portfolio.PortfolioMenu;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.papertrade.ui.watchlist.WatchlistNavigation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every portfolio of the trader, and how they do together. */
@Route("")
@PageTitle("Portfolios · PaperTrade")
@PermitAll
class PortfoliosView extends Div {

    private final UserId trader;
    private final Portfolios portfolios;
    private final TraderScreen screen;
    private final TradingAccounts accounts;
    private final MarketData marketData;
    private final EquityHistory history;
    private LocalDate drawnOn = LocalDate.MIN;

    private final TotalsLine totals = new TotalsLine();
    final Map<PortfolioId, PortfolioCard> cards = new LinkedHashMap<>();
    final CreatePortfolioForm form;
    final Button create = new Button("New portfolio", Icon.PLUS.create(), _ -> openDialog());
    final Dialog dialog = new Dialog();

    PortfoliosView(
            CurrentUser currentUser,
            Portfolios portfolios,
            TraderScreen screen,
            TradingAccounts accounts,
            MarketData marketData,
            EquityHistory history) {
        this.trader = currentUser.id();
        this.portfolios = portfolios;
        this.screen = screen;
        this.accounts = accounts;
        this.marketData = marketData;
        this.history = history;
        this.form = new CreatePortfolioForm(accounts, trader, this::opened);
        addClassName("page");
        rebuild(screen.owned());
        screen.whileShown(this, owned -> () -> refresh(owned));
    }

    private void rebuild(List<PortfolioValuation> owned) {
        removeAll();
        cards.clear();
        if (owned.isEmpty()) {
            dialog.close();
            add(new H1("Portfolios"), new FirstPortfolio(form));
        } else {
            add(heading(), totals, cardsOf(owned));
            drawnOn = LocalDate.MIN;
            show(owned);
        }
    }

    private Div heading() {
        var watchlist = WatchlistNavigation.link(new Span("Watchlist"));
        watchlist.addClassNames("button-link", "phone-only");
        var heading = new Div(new H1("Portfolios"), watchlist, create);
        heading.addClassName("page-heading");
        return heading;
    }

    private Div cardsOf(List<PortfolioValuation> owned) {
        var grid = new Div();
        grid.addClassName("cards");
        for (var valuation : owned) {
            var menu = new PortfolioMenu(
                    portfolios, accounts, valuation.portfolio(), screen::portfoliosChanged, screen::portfoliosChanged);
            var card = new PortfolioCard(valuation, menu);
            cards.put(valuation.portfolio().id(), card);
            grid.add(card);
        }
        grid.add(createCard());
        return grid;
    }

    private Div createCard() {
        var card = new Div(
                new H2("Create a portfolio"),
                new Paragraph("A name and an opening deposit of pretend money. Under a minute."),
                new Button("New portfolio", Icon.PLUS.create(), _ -> openDialog()));
        card.addClassName("create-card");
        return card;
    }

    /** Another tab may have opened or deleted some; otherwise the cards stay and only their figures move. */
    private void refresh(List<PortfolioValuation> owned) {
        if (List.copyOf(cards.keySet()).equals(idsOf(owned))) {
            show(owned);
        } else {
            rebuild(owned);
        }
    }

    private static List<PortfolioId> idsOf(List<PortfolioValuation> owned) {
        return owned.stream().map(valuation -> valuation.portfolio().id()).toList();
    }

    private void show(List<PortfolioValuation> owned) {
        var today = marketData.clock().date();
        for (var valuation : owned) {
            var card = cards.get(valuation.portfolio().id());
            if (card != null) {
                card.show(valuation, today);
            }
        }
        drawHistories(owned, today);
        totals.show(PortfolioTotals.of(owned), marketData.clock().now());
    }

    /** Closes are new once a day; a line that moved with each price would be noise. */
    private void drawHistories(List<PortfolioValuation> owned, LocalDate today) {
        if (!today.equals(drawnOn)) {
            drawnOn = today;
            var closes = history.ofAll(trader, today.minusDays(PortfolioCard.DAYS));
            for (var valuation : owned) {
                var id = valuation.portfolio().id();
                Optional.ofNullable(cards.get(id))
                        .ifPresent(card -> card.showHistory(closes.getOrDefault(id, List.of()), valuation));
            }
        }
    }

    private void openDialog() {
        dialog.removeAll();
        dialog.setHeaderTitle("New portfolio");
        dialog.add(form);
        dialog.open();
        form.name.focus();
    }

    private void opened(Portfolio portfolio) {
        dialog.close();
        screen.tellOtherTabs();
        PortfolioNavigation.open(portfolio.id());
    }
}
