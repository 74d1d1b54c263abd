package com.papertrade.ui.shell;

import com.papertrade.identity.Accounts;
import com.papertrade.identity.CurrentUser;
import com.papertrade.instrument.Instruments;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.administration.AdministrationNavigation;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.KeyHint;
import com.papertrade.ui.component.SymbolField;
import com.papertrade.ui.instrument.InstrumentNavigation;
import com.papertrade.ui.live.TraderScreen;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.papertrade.ui.portfolios.PortfoliosNavigation;
import com.papertrade.ui.trade.TicketDraft;
import com.papertrade.ui.trade.TicketPlace;
import com.papertrade.ui.trade.TradeDialog;
import com.papertrade.ui.watchlist.WatchlistNavigation;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dialog.Dialog;
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
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every screen: where one is, where one can go, and whose market it is. */
@Layout
@JavaScript("context://live.js")
@PermitAll
class MainLayout extends Div implements RouterLayout, BeforeEnterObserver, AfterNavigationObserver {

    private static final int OFFERED_UNASKED = 20;

    private final TraderScreen screen;
    private final Instruments instruments;

    private final Main content = new Main();
    private final RouterLink watchlist = WatchlistNavigation.link(Icon.STAR.create(), new Span("Watchlist"));
    final SymbolField search;
    final RouterLink administration = AdministrationNavigation.link(Icon.OFFICE.create(), new Span("Administration"));
    private final ObjectProvider<TradeDialog> tradeDialogs;
    private final TicketPlace dialogPlace;
    private Optional<TradeDialog> open = Optional.empty();
    private Optional<CommandPalette> palette = Optional.empty();
    final Tour tour = new Tour(() -> content.getElement().callJsFunction("focus"));
    final Button trade = tradeButton();
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
            Instruments instruments,
            ObjectProvider<TradeDialog> tradeDialogs,
            Accounts accounts,
            AuthenticationContext authentication) {
        var user = currentUser.get();
        this.screen = screen;
        this.marketStatus = new MarketStatus(marketData);
        this.dialogPlace = TicketPlace.dialog(user.id());
        this.userMenu = new UserMenu(user, () -> signOut(authentication), () -> {
            accounts.endSessionsOf(user.id());
            signOut(authentication);
        });
        this.tradeDialogs = tradeDialogs;
        this.instruments = instruments;
        this.search = searchIn(instruments);
        addClassName("shell");
        content.setId("content");
        content.getElement().setAttribute("tabindex", "-1");
        administration.addClassName("administration-link");
        administration.setVisible(user.administrator());
        content.add(tour);
        add(skipLink(), header(marketData.source()), sideNavigation(), content, bottomBar);
        screen.whileShown(this, owned -> () -> show(owned));
        var _ = Shortcuts.addShortcutListener(this, this::openPalette, Key.KEY_K, KeyModifier.CONTROL);
        var _ = Shortcuts.addShortcutListener(this, this::openPalette, Key.KEY_K, KeyModifier.META);
    }

    /** Who signs out leaves nothing on the device that was only typed. */
    private static void signOut(AuthenticationContext authentication) {
        TicketDraft.drop();
        authentication.logout();
    }

    private void openPalette() {
        if (palette.isEmpty()) {
            var opened = new CommandPalette(instruments, screen.owned(), administration.isVisible());
            palette = Optional.of(opened);
            opened.addOpenedChangeListener(change -> {
                if (!change.isOpened()) {
                    palette = Optional.empty();
                }
            });
            opened.open();
        }
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
        open.ifPresent(Dialog::close);
        palette.ifPresent(Dialog::close);
        shown = PortfolioNavigation.portfolioIn(event.getRouteParameters());
        show(screen.owned());
    }

    private void show(List<PortfolioValuation> owned) {
        links.show(owned);
        portfolios.setClassName("selected", path.isEmpty());
        watchlist.setClassName("selected", path.equals(WatchlistNavigation.PATH));
        administration.setClassName("selected", path.startsWith(AdministrationNavigation.PATH));
        shown.ifPresentOrElse(links::select, links::selectNone);
        marketStatus.refresh();
        offerTrade(owned);
        // Who has no portfolio yet is led by the form that makes one.
        tour.setClassName("later", owned.isEmpty());
    }

    /** In the portfolio on screen, or else in the first one. */
    private void offerTrade(List<PortfolioValuation> owned) {
        var target = shown.filter(id -> isAmong(owned, id))
                .or(() -> owned.stream()
                        .findFirst()
                        .map(first -> first.portfolio().id()));
        if (!target.equals(tradedIn)) {
            tradedIn = target;
            trade.setVisible(target.isPresent());
        }
        bottomBar.show(target, path);
    }

    /** Above what is on screen, which is there again afterwards. */
    private void openTrade() {
        newDialog().open(tradedIn);
    }

    private TradeDialog newDialog() {
        var dialog = tradeDialogs.getObject();
        open.ifPresent(Dialog::close);
        open = Optional.of(dialog);
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened() && open.filter(dialog::equals).isPresent()) {
                open = Optional.empty();
            }
        });
        return dialog;
    }

    /** A ticket that was being filled in above a page when an earlier session ended. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        TicketDraft.take(dialogPlace, draft -> newDialog().open(draft));
        TicketDraft.dropUntaken();
    }

    private Button tradeButton() {
        var button =
                new Button(new Span(Icon.TRADE.create(), new Span("Trade"), KeyHint.of("Alt T")), _ -> openTrade());
        button.addClassName("trade");
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setVisible(false);
        button.getElement().setAttribute("data-shortcut", "Alt T").setAttribute("aria-keyshortcuts", "Alt+T");
        return button;
    }

    private static boolean isAmong(List<PortfolioValuation> owned, PortfolioId id) {
        return owned.stream().anyMatch(valuation -> valuation.portfolio().id().equals(id));
    }

    private Header header(PriceSource source) {
        var mark = new Span(Icon.LOGO.create());
        mark.addClassName("logo-mark");
        var logo = PortfoliosNavigation.all(mark, new Span("PaperTrade"));
        logo.addClassName("logo");
        var header = new Header(logo, searchSlot());
        if (source == PriceSource.SIMULATED) {
            header.add(simulatedBadge());
        }
        var space = new Span();
        space.addClassName("space");
        header.add(space, trade, themeMenu, userMenu);
        header.addClassName("top");
        return header;
    }

    private Div searchSlot() {
        var slot = new Div(search, KeyHint.of("/"));
        slot.addClassName("search-slot");
        return slot;
    }

    /** Leads to an instrument from anywhere: the slash key goes here. */
    private static SymbolField searchIn(Instruments instruments) {
        var search = new SymbolField(instruments, () -> instruments.listed(OFFERED_UNASKED));
        search.setLabel(null);
        search.setAriaLabel("Search a symbol or a company");
        search.setPlaceholder("Search a symbol or a company");
        search.setPrefixComponent(Icon.SEARCH.create());
        search.addClassName("search");
        search.getElement().setAttribute("data-shortcut", "/").setAttribute("aria-keyshortcuts", "/");
        search.addValueChangeListener(
                picked -> Optional.ofNullable(picked.getValue()).ifPresent(instrument -> {
                    search.clear();
                    InstrumentNavigation.open(instrument.symbol().value());
                }));
        search.addCustomValueSetListener(typed -> {
            if (!typed.getDetail().isBlank()) {
                search.clear();
                InstrumentNavigation.open(typed.getDetail().strip().toUpperCase(Locale.ROOT));
            }
        });
        return search;
    }

    private static Span simulatedBadge() {
        var badge = new Span("simulated market");
        badge.addClassNames("badge", "simulated");
        return badge;
    }

    private Nav sideNavigation() {
        var nav = new Nav(portfolios, links, watchlist, administration, marketStatus);
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
