package com.papertrade.ui.portfolio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.Explanations;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionChange;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.Orders;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.trading.TradingDesk;
import com.papertrade.trading.TradingTerms;
import com.papertrade.ui.Screen;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.RouteParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TodayViewTest {

    private final EquityHistory history = mock(EquityHistory.class);
    private final Explanations explanations = mock(Explanations.class);

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    private static final UserId TRADER = UserId.random();
    private static final Symbol IBM = new Symbol("IBM");
    private static final Portfolio PORTFOLIO = new Portfolio(
            PortfolioId.random(), TRADER, new PortfolioName("Long game"), usd("5859.06"), usd("45250"), NOW);
    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-19");
    private static final Symbol QUIL = new Symbol("QUIL");

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
    void theSessionsAreNamedBesideTheChange() {
        var view = shown(of(change(IBM, "220.30")));

        assertThat(view.change.getText()).isEqualTo("+$10.00 (+0.19%)");
        assertThat(view.getElement().getTextRecursively()).contains("Thu 19 Nov, since the close of Wed 18 Nov");
    }

    @Test
    void theBestComesFirst() {
        var view = shown(of(change(IBM, "219.40"), change(QUIL, "220.20")));

        assertThat(rows(view))
                .extracting(row -> row.change.getText())
                .containsExactly("+$9.00 (+0.41%)", "+$1.00 (+0.05%)");
    }

    @Test
    void theRowsStayWhileTheirFiguresMove() {
        var view = shown(of(change(QUIL, "220.20"), change(IBM, "219.40")));
        var before = rows(view);
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(of(change(QUIL, "221.30"), change(IBM, "219.40"))));

        screen.beat();

        assertThat(rows(view)).containsExactlyElementsOf(before);
        assertThat(before.getFirst().change.getText()).isEqualTo("+$20.00 (+0.91%)");
    }

    @Test
    void whatOvertakesAnotherKeepsItsPlaceWhileTheScreenIsOpen() {
        var view = shown(of(change(QUIL, "220.20"), change(IBM, "219.40")));
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(of(change(QUIL, "220.20"), change(IBM, "221.30"))));

        screen.beat();

        assertThat(rows(view))
                .extracting(row -> row.change.getText())
                .containsExactly("+$9.00 (+0.41%)", "+$20.00 (+0.91%)");
    }

    @Test
    void withoutPositionsNothingMoved() {
        var view = shown(of());

        assertThat(view.changes.getElement().getTextRecursively())
                .contains("Nothing was held at the close of Wed 18 Nov, and nothing was traded since");
    }

    @Test
    void aFigureThatIsNotThereIsNotExplainedByAnOldOne() {
        var view = shown(of(change(IBM, "220.30")));
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(valued(waiting())));

        screen.beat();

        assertThat(view.explanation.getElement().getTextRecursively())
                .contains("There is no figure: waiting for Wednesday's close of IBM.")
                .doesNotContain("Equity now");
    }

    private static List<ChangeRow> rows(TodayView view) {
        return _find(view.changes, ChangeRow.class);
    }

    private TodayView shown(PortfolioValuation valuation) {
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(valuation));
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
        var view = new TodayView(own);
        screen.show(view);
        BeforeEnterEvent event = mock();
        when(event.getRouteParameters())
                .thenReturn(new RouteParameters(
                        PortfolioNavigation.PORTFOLIO, PORTFOLIO.id().toString()));
        view.beforeEnter(event);
        return view;
    }

    /** Ten shares at 219.30 then: 2,193.00, and as much more as each has risen, ten times. */
    private static PositionChange change(Symbol symbol, String now) {
        var ten = Quantity.of(10);
        var valueNow = Price.usd(now).times(ten);
        return new PositionChange(
                symbol,
                ten,
                ten,
                Optional.of(Price.usd("219.30")),
                Optional.of(Price.usd(now)),
                usd("2193"),
                valueNow,
                Money.ZERO_USD,
                Money.ZERO_USD,
                Money.ZERO_USD,
                valueNow.minus(usd("2193")),
                Money.ZERO_USD,
                Gain.over(usd("2193"), valueNow.minus(usd("2193"))));
    }

    /** 10.00 over 5,150.00 is 0.19 %. */
    private static PortfolioValuation of(PositionChange... changes) {
        return valued(new DailyChange.Known(
                THURSDAY,
                THURSDAY.minusDays(1),
                usd("5160"),
                usd("5150"),
                Money.ZERO_USD,
                Money.ZERO_USD,
                Money.ZERO_USD,
                Gain.over(usd("5150"), usd("10")),
                List.of(changes)));
    }

    private static DailyChange waiting() {
        var wednesday = THURSDAY.minusDays(1);
        var missing = new DailyChange.MissingPrice(IBM, wednesday, DailyChange.MissingPrice.Kind.CLOSE);
        return new DailyChange.Waiting(THURSDAY, wednesday, List.of(missing), List.of());
    }

    private static PortfolioValuation valued(DailyChange change) {
        return new PortfolioValuation(
                PORTFOLIO, NOW, Optional.empty(), List.of(), Optional.empty(), change, List.of(), List.of());
    }
}
