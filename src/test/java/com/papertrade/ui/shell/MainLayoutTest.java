package com.papertrade.ui.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.Accounts;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.ui.Screen;
import com.papertrade.ui.trade.TradeDialog;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class MainLayoutTest {

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-19");
    private static final UserId TRADER = UserId.random();
    private static final PortfolioValuation LONG_GAME = waiting("Long game");
    private static final PortfolioValuation SWING_IDEAS = waiting("Swing ideas");

    private final Valuations valuations = mock();
    private final MarketData marketData = mock();
    private final Accounts accounts = mock();
    private final AuthenticationContext authentication = mock();
    private final TradeDialog dialog = mock();
    private final ObjectProvider<TradeDialog> dialogs = mock();
    private Screen screen;

    @BeforeEach
    void open() {
        when(marketData.clock())
                .thenReturn(new MarketClock(new ContinuousCalendar(), Clock.fixed(NOW, ZoneOffset.UTC)));
        when(marketData.source()).thenReturn(PriceSource.SIMULATED);
        when(dialogs.getObject()).thenReturn(dialog);
        screen = Screen.open();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void aSimulatedMarketIsCalledOneOnEveryScreen() {
        var layout = frameOver("", LONG_GAME);

        assertThat(layout.getElement().getTextRecursively()).contains("simulated market");
    }

    @Test
    void administrationIsOfferedToNobodyElse() {
        assertThat(frameOver("", LONG_GAME).administration.isVisible()).isFalse();
    }

    @Test
    void whoSignsOutEverywhereIsSignedOutHereLast() {
        var layout = frameOver("", LONG_GAME);

        ComponentUtil.fireEvent(layout.userMenu.signOutEverywhere, new ClickEvent<>(layout.userMenu.signOutEverywhere));

        var inOrder = inOrder(accounts, authentication);
        inOrder.verify(accounts).endSessionsOf(TRADER);
        inOrder.verify(authentication).logout();
    }

    /** The browser is told in the answer that leads out. */
    @Test
    void whoSignsOutLeavesNoTicketInTheBrowser() {
        var layout = frameOver("", LONG_GAME);
        for (var way : List.of(layout.userMenu.signOut, layout.userMenu.signOutEverywhere)) {
            assertThat(screen.scripts()).doesNotContain("window.paperTradeDraft?.drop()");
            ComponentUtil.fireEvent(way, new ClickEvent<>(way));
            assertThat(screen.scripts()).contains("window.paperTradeDraft?.drop()");
        }
        verify(authentication, times(2)).logout();
    }

    @Test
    void aTradeFromThePortfolioOnScreenIsInThatOne() {
        _click(frameOver(pathOf(SWING_IDEAS), LONG_GAME, SWING_IDEAS).trade);

        verify(dialog).open(Optional.of(SWING_IDEAS.portfolio().id()));
    }

    @Test
    void aTradeFromAllPortfoliosIsInTheFirst() {
        _click(frameOver("", LONG_GAME, SWING_IDEAS).trade);

        verify(dialog).open(Optional.of(LONG_GAME.portfolio().id()));
    }

    @Test
    void whoeverGoesOnToAnotherPageLeavesTheTicket() {
        var layout = frameOver("", LONG_GAME);
        _click(layout.trade);

        navigate(layout, "watchlist");

        verify(dialog).close();
    }

    @Test
    void withoutAPortfolioThereIsNowhereToTrade() {
        var layout = frameOver("");

        assertThat(layout.trade.isVisible()).isFalse();
        assertThat(_find(layout.bottomBar, RouterLink.class)).hasSize(1);
    }

    @Test
    void theLinksStayWhileTheyLeadToTheSamePlace() {
        var layout = frameOver(pathOf(LONG_GAME), LONG_GAME);
        var links = _find(layout, RouterLink.class);

        screen.beat();

        assertThat(_find(layout, RouterLink.class)).containsExactlyElementsOf(links);
    }

    @Test
    void theBarOfAPhoneMarksTheScreenOneIsOn() {
        var layout = frameOver(pathOf(LONG_GAME) + "/today", LONG_GAME);
        assertThat(current(layout)).containsExactly(pathOf(LONG_GAME) + "/today");

        navigate(layout, pathOf(LONG_GAME));

        assertThat(current(layout)).containsExactly(pathOf(LONG_GAME));
    }

    private static List<String> current(MainLayout layout) {
        return _find(layout.bottomBar, RouterLink.class).stream()
                .filter(link -> link.getElement().hasAttribute("aria-current"))
                .map(RouterLink::getHref)
                .toList();
    }

    private MainLayout frameOver(String path, PortfolioValuation... owned) {
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(owned));
        var layout = new MainLayout(
                () -> new User(TRADER, "Maya", "", false),
                screen.of(TRADER, valuations),
                marketData,
                mock(),
                dialogs,
                accounts,
                authentication);
        screen.show(layout);
        navigate(layout, path);
        return layout;
    }

    private static void navigate(MainLayout layout, String path) {
        AfterNavigationEvent event = mock();
        when(event.getLocation()).thenReturn(new Location(path));
        var parts = path.split("/");
        when(event.getRouteParameters())
                .thenReturn(parts.length > 1 ? new RouteParameters("portfolio", parts[1]) : RouteParameters.empty());
        layout.afterNavigation(event);
    }

    private static String pathOf(PortfolioValuation valuation) {
        return "portfolio/" + valuation.portfolio().id();
    }

    private static PortfolioValuation waiting(String name) {
        var ibm = new Symbol("IBM");
        var wednesday = THURSDAY.minusDays(1);
        var missing = new DailyChange.MissingPrice(ibm, wednesday, DailyChange.MissingPrice.Kind.CLOSE);
        return new PortfolioValuation(
                new Portfolio(PortfolioId.random(), TRADER, new PortfolioName(name), usd("5859.06"), usd("45250"), NOW),
                NOW,
                Optional.empty(),
                List.of(ibm),
                Optional.empty(),
                new DailyChange.Waiting(THURSDAY, wednesday, List.of(missing), List.of()),
                List.of(),
                List.of());
    }
}
