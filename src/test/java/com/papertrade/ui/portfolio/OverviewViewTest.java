package com.papertrade.ui.portfolio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.DailyChange.MissingPrice;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.Explanations;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.CashMovement;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.Orders;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.trading.TradingDesk;
import com.papertrade.trading.TradingTerms;
import com.papertrade.ui.Screen;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.internal.change.NodeChange;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewViewTest {

    private final EquityHistory history = mock(EquityHistory.class);
    private final Explanations explanations = mock(Explanations.class);

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-19");
    private static final UserId TRADER = UserId.random();
    private static final Symbol IBM = new Symbol("IBM");
    private static final Portfolio PORTFOLIO = new Portfolio(
            PortfolioId.random(), TRADER, new PortfolioName("Long game"), usd("5859.06"), usd("45250"), NOW);

    private final Portfolios portfolios = mock();
    private final Valuations valuations = mock();
    private final Orders orders = mock();
    private final TradingDesk desk = mock();
    private final TradingAccounts accounts = mock();
    private final MarketData marketData = mock();
    private Screen screen;

    @BeforeEach
    void open() {
        when(marketData.clock())
                .thenReturn(new MarketClock(new ContinuousCalendar(), Clock.fixed(NOW, ZoneOffset.UTC)));
        when(accounts.termsOf(any(), any())).thenReturn(TradingTerms.DEFAULT);
        screen = Screen.open();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void somebodyElsesPortfolioIsNotFound() {
        var view = view();
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of());

        assertThatThrownBy(() -> view.beforeEnter(eventFor(PORTFOLIO.id().toString())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anAddressThatNamesNoPortfolioIsNotFound() {
        var view = view();

        assertThatThrownBy(() -> view.beforeEnter(eventFor("1"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anEmptyPortfolioInvitesToTrade() {
        var view = shown(known(List.of()));

        assertThat(view.headline.equity.getText()).isEqualTo("$51,849.80");
        assertThat(view.headline.change.getText()).isEqualTo("+$262.05 (+0.51%)");
        assertThat(view.getElement().getTextRecursively()).contains("Nothing held yet");
    }

    /** The view stays when only the portfolio in the address changes. */
    @Test
    void theInvitationLeadsToThePortfolioThatIsShown() {
        var other = new Portfolio(
                PortfolioId.random(), TRADER, new PortfolioName("Swing ideas"), usd("500"), usd("500"), NOW);
        var first = known(List.of());
        var view = shown(first);
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(first, of(other, List.of())));
        screen.beat();

        view.beforeEnter(eventFor(other.id().toString()));

        assertThat(_get(view, RouterLink.class, search -> search.withClasses("primary"))
                        .getHref())
                .isEqualTo("portfolio/%s/trade".formatted(other.id()));
    }

    @Test
    void theFigureIsExplainedByWhatItWasWorkedOutFrom() {
        var view = shown(known(List.of()));

        assertThat(view.headline.explanation.getElement().getTextRecursively())
                .contains("$51,849.80", "$250.00", "$51,337.75")
                .contains("+$262.05 ÷ ($51,337.75 + $250.00) = +0.51%");
    }

    @Test
    void aMissingCloseIsADashAndWhatIsMissing() {
        var view = shown(waiting());

        assertThat(view.headline.change.getText()).isEqualTo("— waiting for Wednesday's close of IBM");
        assertThat(view.headline.cash.getText()).isEqualTo("$5,859.06");
    }

    @Test
    void aPositionWithoutAPriceStillShowsWhatIsKnown() {
        var view = shown(known(List.of(unpriced())));

        assertThat(view.grid.rows()).singleElement().satisfies(row -> {
            assertThat(row.quantity()).isEqualTo("10");
            assertThat(row.averageCost()).isEqualTo("$219.30");
            assertThat(row.lastPrice()).isEqualTo("—");
            assertThat(row.since()).isEmpty();
            assertThat(row.marketValue()).isEqualTo("—");
        });
    }

    @Test
    void aWithdrawalOfMoreThanThereIsKeepsTheDialogOpenAndSaysWhy() {
        when(portfolios.withdraw(any(), any(), any()))
                .thenReturn(new CashMovement.InsufficientFunds(usd("5859.06"), Money.ZERO_USD, usd("6000")));
        var view = shown(known(List.of()));

        _click(view.heading.cash);
        @SuppressWarnings("unchecked")
        RadioButtonGroup<String> direction = _get(RadioButtonGroup.class);
        direction.setValue("Withdraw");
        var amount = _get(TextField.class, spec -> spec.withLabel("Amount"));
        amount.setValue("6,000");
        _click(_get(Button.class, spec -> spec.withText("Withdraw")));

        verify(portfolios).withdraw(TRADER, PORTFOLIO.id(), usd("6000"));
        assertThat(amount.getErrorMessage())
                .isEqualTo("Insufficient funds: you have $5,859.06, this withdrawal needs $6,000.00.");
    }

    @Test
    void aDepositIsBookedAndTheDialogCloses() {
        when(portfolios.deposit(TRADER, PORTFOLIO.id(), usd("6000")))
                .thenReturn(booked(new LedgerEntry.Deposited(NOW, usd("6000")), usd("11859.06")));
        var view = shown(known(List.of()));

        bookOf(view, "6,000", "Deposit");

        verify(portfolios).deposit(TRADER, PORTFOLIO.id(), usd("6000"));
        _assertNone(CashDialog.class);
    }

    @Test
    void aWithdrawalIsBookedAndTheDialogCloses() {
        when(portfolios.withdraw(TRADER, PORTFOLIO.id(), usd("5859.06")))
                .thenReturn(booked(new LedgerEntry.Withdrawn(NOW, usd("5859.06")), Money.ZERO_USD));
        var view = shown(known(List.of()));

        bookOf(view, "5,859.06", "Withdraw");

        verify(portfolios).withdraw(TRADER, PORTFOLIO.id(), usd("5859.06"));
        _assertNone(CashDialog.class);
    }

    @Test
    void afterAFailureTheMoneyCanBeBookedAgain() {
        when(portfolios.deposit(any(), any(), any())).thenThrow(new IllegalStateException("connection lost"));
        var view = shown(known(List.of()));

        assertThatThrownBy(() -> bookOf(view, "6,000", "Deposit")).hasMessage("connection lost");

        assertThat(_get(CashDialog.class).book.isEnabled()).isTrue();
    }

    @Test
    void aPortfolioDeletedInAnotherTabIsLeft() {
        shown(known(List.of()));
        var navigated = new ArrayList<String>();
        UI.getCurrent()
                .addAfterNavigationListener(
                        event -> navigated.add(event.getLocation().getPath()));
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of());

        screen.beat();

        assertThat(navigated).containsExactly("");
        NotificationsKt.expectNotifications("The portfolio \"Long game\" was deleted.");
    }

    @Test
    void onAPhoneAPositionKeepsItsLinkWhileItsFiguresMove() {
        var view = shown(known(List.of(unpriced())));
        var link = _get(view.list, RouterLink.class);

        screen.beat();

        assertThat(_get(view.list, RouterLink.class)).isSameAs(link);
    }

    @Test
    void whatDidNotChangeIsNotSentToTheBrowserAgain() {
        var view = shown(known(List.of(unpriced())));
        MockVaadin.clientRoundtrip(false);
        sent();

        screen.beat();
        assertThat(sent()).isEmpty();

        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(waiting()));
        screen.beat();
        assertThat(sent()).isNotEmpty();
        assertThat(view.headline.equity.getText()).isEqualTo("—");
    }

    private static List<NodeChange> sent() {
        var changes = new ArrayList<NodeChange>();
        UI.getCurrent().getInternals().getStateTree().collectChanges(changes::add);
        return changes;
    }

    private static CashMovement booked(LedgerEntry entry, Money cashAfter) {
        return new CashMovement.Booked(new LedgerRecord(2, entry, cashAfter, Optional.empty()));
    }

    private static void bookOf(OverviewView view, String amount, String direction) {
        _click(view.heading.cash);
        var dialog = _get(CashDialog.class);
        dialog.direction.setValue(direction);
        dialog.amount.setValue(amount);
        _click(dialog.book);
    }

    private OverviewView view() {
        var own = new OwnPortfolios(
                () -> new User(TRADER, "Maya", "", false),
                portfolios,
                screen.of(TRADER, valuations),
                orders,
                desk,
                accounts,
                marketData,
                history,
                explanations);
        return new OverviewView(own);
    }

    private OverviewView shown(PortfolioValuation valuation) {
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(valuation));
        var view = view();
        screen.show(view);
        view.beforeEnter(eventFor(PORTFOLIO.id().toString()));
        return view;
    }

    private static BeforeEnterEvent eventFor(String portfolio) {
        BeforeEnterEvent event = mock();
        when(event.getRouteParameters()).thenReturn(new RouteParameters(PortfolioNavigation.PORTFOLIO, portfolio));
        return event;
    }

    private static PositionValue unpriced() {
        return new PositionValue(
                new Position(IBM, Quantity.of(10), usd("2193.00")),
                "IBM",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** 51,849.80 − 250.00 − 51,337.75 = 262.05, over 51,337.75 + 250.00. */
    private static PortfolioValuation known(List<PositionValue> positions) {
        return of(PORTFOLIO, positions);
    }

    private static PortfolioValuation of(Portfolio portfolio, List<PositionValue> positions) {
        var change = new DailyChange.Known(
                THURSDAY,
                THURSDAY.minusDays(1),
                usd("51849.80"),
                usd("51337.75"),
                usd("250"),
                Money.ZERO_USD,
                Money.ZERO_USD,
                Gain.over(usd("51587.75"), usd("262.05")),
                List.of());
        return new PortfolioValuation(
                portfolio,
                NOW,
                Optional.of(usd("51849.80")),
                List.of(),
                Optional.of(Gain.over(usd("45250"), usd("6599.80"))),
                change,
                positions,
                List.of());
    }

    private static PortfolioValuation waiting() {
        var wednesday = THURSDAY.minusDays(1);
        var missing = new MissingPrice(IBM, wednesday, MissingPrice.Kind.CLOSE);
        return new PortfolioValuation(
                PORTFOLIO,
                NOW,
                Optional.empty(),
                List.of(IBM),
                Optional.empty(),
                new DailyChange.Waiting(THURSDAY, wednesday, List.of(missing), List.of()),
                List.of(unpriced()),
                List.of());
    }
}
