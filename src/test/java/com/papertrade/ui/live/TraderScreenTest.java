package com.papertrade.ui.live;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.papertrade.MovableClock;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.QuotesUpdated;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrdersChanged;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.papertrade.ui.Screen;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class TraderScreenTest {

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-19");
    private static final UserId TRADER = UserId.random();
    private static final Symbol IBM = new Symbol("IBM");
    private static final Symbol QUIL = new Symbol("QUIL");
    private static final DailyChange.MissingPrice MISSING =
            new DailyChange.MissingPrice(IBM, THURSDAY, DailyChange.MissingPrice.Kind.PRICE);

    private final Valuations valuations = mock();
    private final HandTimer timer = new HandTimer();
    private final LiveScreens screens = new LiveScreens(timer, Runnable::run);
    private final MovableClock clock = new MovableClock(NOW);
    private final List<String> told = new ArrayList<>();
    private Screen browser;

    @BeforeEach
    void open() {
        browser = Screen.open();
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(holdingIbm("Long game")));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void frameAndPageShareOneReading() {
        var screen = screen();
        shown(screen, "frame");
        shown(screen, "page");

        screen.refresh();

        assertThat(told).containsExactly("frame Long game", "page Long game");
        verify(valuations, times(1)).valuationsOf(TRADER);
    }

    @Test
    void whatIsReadOnTheWayToAPageIsNotReadAgainForIt() {
        var screen = screen();

        screen.readAgain();
        assertThat(screen.owned()).hasSize(1);
        assertThat(screen.owned()).hasSize(1);

        verify(valuations, times(1)).valuationsOf(TRADER);
    }

    @Test
    void aPriceOfWhatIsHeldReachesTheScreenAndAnotherDoesNot() {
        var screen = screen();
        shown(screen, "frame");
        screen.readAgain();

        screens.quotesUpdated(new QuotesUpdated(Set.of(QUIL)));
        assertThat(told).isEmpty();
        screens.quotesUpdated(new QuotesUpdated(Set.of(IBM)));

        assertThat(told).containsExactly("frame Long game");
    }

    @Test
    void aPriceAPartShowsReachesTheScreenToo() {
        var screen = screen();
        var form = new Div();
        screen.whileShown(form, new LivePart() {
            @Override
            public Runnable newsOf(List<PortfolioValuation> owned) {
                return () -> told.add("form");
            }

            @Override
            public Set<Symbol> symbols() {
                return Set.of(QUIL);
            }
        });
        browser.show(form);

        screens.quotesUpdated(new QuotesUpdated(Set.of(QUIL)));

        assertThat(told).containsExactly("form");
    }

    @Test
    void whatTheTraderDoesShowsHereAtOnceAndInTheOtherTabs() {
        var here = screen();
        shown(here, "here");
        var there = screen();
        shown(there, "there");

        here.portfoliosChanged();

        assertThat(told).containsExactly("here Long game", "there Long game");
    }

    /** Read before the trader did something, ready only after that was shown. */
    @Test
    void anOlderReadingNeverReplacesANewerOne() {
        var screen = screen();
        shown(screen, "page");
        when(valuations.valuationsOf(TRADER))
                .thenAnswer(_ -> {
                    screen.portfoliosChanged();
                    return List.of(holdingIbm("Before"));
                })
                .thenReturn(List.of(holdingIbm("After")));

        screen.refresh();

        assertThat(told).containsExactly("page After");
    }

    @Test
    void aPartThatHasLeftTheScreenIsNotTold() {
        var screen = screen();
        var page = shown(screen, "page");

        UI.getCurrent().remove(page);
        screen.refresh();

        assertThat(told).isEmpty();
    }

    @Test
    void aThousandPagesOnOneScreenLeaveNoListenersBehind() {
        var screen = screen();
        var page = shown(screen, "page");
        UI.getCurrent().remove(page);
        IntStream.range(0, 1_000).forEach(_ -> UI.getCurrent().remove(shown(screen, "page")));

        screen.refresh();

        assertThat(told).isEmpty();
        assertThat(screen.parts()).isZero();
    }

    @Test
    void aThousandClosedTabsLeaveNothingBehind() {
        var tabs = IntStream.range(0, 1_000).mapToObj(_ -> newTab()).toList();
        assertThat(screens.count()).isEqualTo(1_000);
        assertThat(timer.waiting()).isEqualTo(1_000);

        tabs.forEach(TraderScreenTest::closeTab);

        assertThat(screens.count()).isZero();
        assertThat(timer.waiting()).isZero();
    }

    /** As Vaadin does it when the session has expired, or somebody signs out. */
    @Test
    void anExpiredSessionTakesItsTabsAlong() {
        IntStream.range(0, 10).forEach(_ -> newTab());
        RouteConfiguration.forApplicationScope().setRoute("", Screen.Blank.class); // where the next session begins

        VaadinSession.getCurrent().close();

        assertThat(screens.count()).isZero();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void whatCannotBeReadStaysAndTheTraderIsToldUntilItCanBeReadAgain() {
        var screen = screen();
        shown(screen, "page");
        when(valuations.valuationsOf(TRADER))
                .thenThrow(new CannotCreateTransactionException("Connection is not available"))
                .thenReturn(List.of(holdingIbm("Long game")));

        assertThatThrownBy(screen::refresh).isInstanceOf(CannotCreateTransactionException.class);
        MockVaadin.clientRoundtrip(false);
        assertThat(told).isEmpty();
        assertThat(screen.outage.isOpened()).isTrue();

        screen.refresh();
        assertThat(told).containsExactly("page Long game");
        assertThat(screen.outage.isOpened()).isFalse();
    }

    @Test
    void anOrderThatHasExpiredIsToldOnceHoweverOftenItIsHeardOf() {
        var changed = new OrdersChanged(TRADER, SampleOrders.expired(order(), NOW));
        var screen = screen();

        screens.ordersChanged(changed);
        screens.ordersChanged(changed);
        screen.refresh();

        NotificationsKt.expectNotifications("Expired unfilled: buy 5 QUIL, market.");
    }

    @Test
    void manyAtOnceAreToldInOneSentence() {
        var screen = screen();
        IntStream.range(0, 4)
                .mapToObj(_ -> new OrdersChanged(TRADER, SampleOrders.expired(order(), NOW)))
                .forEach(screen::note);

        screen.refresh();

        NotificationsKt.expectNotifications(
                "4 orders were filled, rejected or have expired. The activity of their portfolios lists them.");
    }

    @Test
    void ofAnOrderThatStillWaitsNothingIsSaid() {
        var screen = screen();

        screen.note(new OrdersChanged(TRADER, SampleOrders.triggered(order(), NOW)));
        screen.refresh();

        NotificationsKt.expectNoNotifications();
    }

    private static Order order() {
        return SampleOrders.open(
                OrderTicket.market(ClientOrderId.random(), PortfolioId.random(), Side.BUY, QUIL, Quantity.of(5)), NOW);
    }

    @Test
    void forATabThatNobodyHasSeenForAMinuteNothingIsRead() {
        var screen = screen();
        clock.advance(Audience.PATIENCE);

        screen.refresh();

        verifyNoInteractions(valuations);
    }

    @Test
    void aTabThatConnectsAgainIsRefreshedAgain() {
        var audience = new Audience(clock);
        clock.advance(Duration.ofHours(1));
        assertThat(audience.isThere(UI.getCurrent())).isFalse();

        audience.note(true);

        assertThat(audience.isThere(UI.getCurrent())).isTrue();
    }

    /** As Vaadin does it at the end of the request that says a tab is closed, or was not heard of for long. */
    private static void closeTab(UI tab) {
        UI.setCurrent(tab);
        tab.close();
        VaadinSession.getCurrent().removeUI(tab);
    }

    private UI newTab() {
        var session = VaadinSession.getCurrent();
        var before = UI.getCurrent();
        var ui = new UI();
        ui.getInternals().setSession(session);
        UI.setCurrent(ui);
        ui.doInit(VaadinRequest.getCurrent(), session.getNextUIid(), "tab");
        session.addUI(ui);
        shown(screen(), "tab");
        UI.setCurrent(before);
        return ui;
    }

    private TraderScreen screen() {
        return new TraderScreen(() -> new User(TRADER, "Maya", "", false), valuations, screens, new Audience(clock));
    }

    private Div shown(TraderScreen screen, String name) {
        var part = new Div();
        screen.whileShown(
                part,
                owned ->
                        () -> told.add(name + " " + owned.getFirst().portfolio().name()));
        UI.getCurrent().add(part);
        return part;
    }

    private static PortfolioValuation holdingIbm(String name) {
        var position = new PositionValue(
                new Position(IBM, Quantity.of(10), usd("2193.00")),
                "IBM",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new PortfolioValuation(
                new Portfolio(PortfolioId.random(), TRADER, new PortfolioName(name), usd("5859.06"), usd("45250"), NOW),
                NOW,
                Optional.empty(),
                List.of(IBM),
                Optional.empty(),
                new DailyChange.Waiting(THURSDAY, THURSDAY.minusDays(1), List.of(MISSING), List.of()),
                List.of(position),
                List.of());
    }
}
