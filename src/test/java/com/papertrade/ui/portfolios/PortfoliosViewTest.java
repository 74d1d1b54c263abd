package com.papertrade.ui.portfolios;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Money;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.Charge;
import com.papertrade.trading.ExecutionPolicy;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.trading.TradingTerms;
import com.papertrade.ui.Screen;
import com.papertrade.ui.component.ChargeFields;
import com.papertrade.ui.component.Question;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
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

class PortfoliosViewTest {

    private final EquityHistory history = mock(EquityHistory.class);

    private static final Instant SATURDAY = Instant.parse("2026-11-21T15:00:00Z");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final UserId TRADER = UserId.random();

    private final Portfolios portfolios = mock();
    private final TradingAccounts accounts = mock();
    private final Valuations valuations = mock();
    private final MarketData marketData = mock();
    private Screen screen;

    @BeforeEach
    void open() {
        when(marketData.clock())
                .thenReturn(new MarketClock(new ContinuousCalendar(), Clock.fixed(SATURDAY, ZoneOffset.UTC)));
        screen = Screen.open();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void aNewcomerMeetsTheFormItself() {
        var view = viewOf();

        assertThat(view.form.isAttached()).isTrue();
        assertThat(view.form.name.getValue()).isEqualTo("My first portfolio");
        assertThat(view.form.deposit.getValue()).isEqualTo("$10,000.00");
        assertThat(view.cards).isEmpty();
    }

    @Test
    void aPortfolioIsOpenedUnderItsNameWithItsDeposit() {
        var portfolio = portfolio("Long game");
        when(accounts.open(TRADER, portfolio.name(), usd("100000"), TradingTerms.DEFAULT))
                .thenReturn(portfolio);
        var opened = new ArrayList<Portfolio>();
        var form = new CreatePortfolioForm(accounts, TRADER, opened::add);
        screen.show(form);
        form.name.setValue("  Long game ");
        _click(form.shortcuts.getLast());

        _click(form.create);

        assertThat(opened).containsExactly(portfolio);
    }

    @Test
    void aPortfolioIsOpenedOnTheTermsThatAreChosen() {
        var realistic = new TradingTerms(ExecutionPolicy.REALISTIC, new Charge.PerOrder(usd("1")), Charge.NONE);
        var form = new CreatePortfolioForm(accounts, TRADER, _ -> {});
        screen.show(form);
        form.name.setValue("Long game");
        form.terms.policy.setValue(ExecutionPolicy.REALISTIC);
        form.terms.commission.kind.setValue(ChargeFields.Kind.PER_ORDER);
        form.terms.commission.amount.setValue("$1.00");

        when(accounts.open(any(), any(), any(), any())).thenReturn(portfolio("Long game"));
        _click(form.create);

        verify(accounts).open(TRADER, new PortfolioName("Long game"), usd("10000"), realistic);
    }

    @Test
    void aWrongFeeOpensNothingAndShowsWhereItIs() {
        var view = viewOf();
        view.form.terms.commission.kind.setValue(ChargeFields.Kind.PER_ORDER);

        _click(view.form.create);

        assertThat(view.form.terms.fees.isOpened()).isTrue();
        assertThat(view.form.create.isEnabled()).isTrue();
        verify(accounts, never()).open(any(), any(), any(), any());
    }

    @Test
    void aDoubleClickOpensOnePortfolio() {
        var form = new CreatePortfolioForm(accounts, TRADER, _ -> {});
        screen.show(form);
        form.name.setValue("Long game");

        _click(form.create);

        assertThat(form.create.isEnabled()).isFalse();
    }

    @Test
    void withoutANameNothingIsOpened() {
        var view = viewOf();
        view.form.name.setValue("   ");

        _click(view.form.create);

        assertThat(view.form.complaints()).containsExactly("Give the portfolio a name.");
        assertThat(view.form.create.isEnabled()).isTrue();
        verify(accounts, never()).open(any(), any(), any(), any());
    }

    @Test
    void aNameHasAtMostAHundredCharacters() {
        var view = viewOf();
        view.form.name.setValue("x".repeat(101));

        _click(view.form.create);

        assertThat(view.form.complaints()).containsExactly("A name has at most 100 characters.");
    }

    @Test
    void aDepositIsAboveZero() {
        var view = viewOf();
        view.form.deposit.setValue("$0.00");

        _click(view.form.create);

        assertThat(view.form.complaints()).containsExactly("Type an amount above zero.");
        verify(accounts, never()).open(any(), any(), any(), any());
    }

    @Test
    void aCardShowsWhatThePortfolioIsWorthAndWhichSessionItsChangeSpeaksOf() {
        var valuation = valuation(portfolio("Long game"));
        var view = viewOf(valuation);

        var card = view.cards.get(valuation.portfolio().id());
        assertThat(card.equity.getText()).isEqualTo("$51,849.80");
        assertThat(card.change.getText()).isEqualTo("+$262.05 (+0.51%)");
        assertThat(card.getElement().getTextRecursively()).contains("on Fri 20 Nov");
        assertThat(card.positions.getText()).isEqualTo("none");
        assertThat(card.buyingPower.getText()).isEqualTo("$5,859.06");
    }

    @Test
    void anotherNameIsGivenInADialog() {
        var valuation = valuation(portfolio("Long game"));
        when(portfolios.rename(any(), any(), any())).thenReturn(true);
        var view = viewOf(valuation);

        view.cards.get(valuation.portfolio().id()).menu.askForName();
        _get(TextField.class, spec -> spec.withLabel("Name")).setValue("Longer game");
        _click(_get(Button.class, spec -> spec.withText("Rename")));

        verify(portfolios).rename(TRADER, valuation.portfolio().id(), new PortfolioName("Longer game"));
    }

    @Test
    void deletingAsksFirstAndThenTheCardIsGone() {
        var valuation = valuation(portfolio("Long game"));
        when(portfolios.delete(any(), any())).thenReturn(true);
        var view = viewOf(valuation);

        view.cards.get(valuation.portfolio().id()).menu.confirmDeletion();
        var dialog = _get(Question.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Delete portfolio \"Long game\"?");
        assertThat(_get(dialog, Paragraph.class).getText()).isEqualTo("This cannot be undone.");
        verify(portfolios, never()).delete(any(), any());
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of());
        _click(dialog.confirm);

        verify(portfolios).delete(TRADER, valuation.portfolio().id());
        assertThat(view.cards).isEmpty();
        assertThat(view.form.isAttached()).isTrue();
    }

    @Test
    void whatAnotherTabOpenedAndDeletedIsShown() {
        var one = valuation(portfolio("Long game"));
        var other = valuation(portfolio("Swing ideas"));
        var view = viewOf(one);

        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(one, other));
        screen.beat();
        assertThat(view.cards.keySet())
                .containsExactly(one.portfolio().id(), other.portfolio().id());

        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(other));
        screen.beat();
        assertThat(view.cards.keySet()).containsExactly(other.portfolio().id());
    }

    @Test
    void aCardStaysWhileItsFiguresMove() {
        var valuation = valuation(portfolio("Long game"));
        var view = viewOf(valuation);
        var card = view.cards.get(valuation.portfolio().id());

        screen.beat();

        assertThat(view.cards.values()).singleElement().isSameAs(card);
        assertThat(card.isAttached()).isTrue();
    }

    @Test
    void afterAFailureThePortfolioCanBeCreatedAgain() {
        when(accounts.open(any(), any(), any(), any())).thenThrow(new IllegalStateException("connection lost"));
        var form = new CreatePortfolioForm(accounts, TRADER, _ -> {});
        screen.show(form);
        form.name.setValue("Long game");

        assertThatThrownBy(() -> _click(form.create)).hasMessage("connection lost");

        assertThat(form.create.isEnabled()).isTrue();
    }

    private PortfoliosView viewOf(PortfolioValuation... owned) {
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(owned));
        var view = new PortfoliosView(
                () -> new User(TRADER, "Maya", "", false),
                portfolios,
                screen.of(TRADER, valuations),
                accounts,
                marketData,
                history);
        screen.show(view);
        return view;
    }

    private static Portfolio portfolio(String name) {
        return new Portfolio(
                PortfolioId.random(), TRADER, new PortfolioName(name), usd("5859.06"), usd("45250"), SATURDAY);
    }

    private static PortfolioValuation valuation(Portfolio portfolio) {
        // 51,849.80 − 250.00 − 51,337.75 = 262.05, over 51,587.75; 51,849.80 − 45,250.00 = 6,599.80
        return new PortfolioValuation(
                portfolio,
                SATURDAY,
                Optional.of(usd("51849.80")),
                List.of(),
                Optional.of(Gain.over(usd("45250"), usd("6599.80"))),
                new DailyChange.Known(
                        FRIDAY,
                        FRIDAY.minusDays(1),
                        usd("51849.80"),
                        usd("51337.75"),
                        usd("250"),
                        Money.ZERO_USD,
                        Money.ZERO_USD,
                        Gain.over(usd("51587.75"), usd("262.05")),
                        List.of()),
                List.of(),
                List.of());
    }
}
