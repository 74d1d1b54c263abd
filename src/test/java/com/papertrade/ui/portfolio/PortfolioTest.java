package com.papertrade.ui.portfolio;

import static com.papertrade.money.Money.usd;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.Explanations;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.LedgerCount;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.LedgerSearch;
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
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A portfolio with $5,859.06 in cash, of which open orders keep $2,841.00. */
abstract class PortfolioTest {

    private final EquityHistory history = mock(EquityHistory.class);
    private final Explanations explanations = mock(Explanations.class);

    static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    static final UserId TRADER = UserId.random();
    static final Portfolio PORTFOLIO = new Portfolio(
            PortfolioId.random(),
            TRADER,
            new PortfolioName("Long game"),
            usd("5859.06"),
            usd("2841"),
            usd("45250"),
            NOW);

    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-19");

    final Portfolios portfolios = mock();
    final Valuations valuations = mock();
    final LedgerSearch search = mock();
    final Orders orders = mock();
    final TradingDesk desk = mock();
    final TradingAccounts accounts = mock();
    final MarketData marketData = mock();
    Screen screen;

    @BeforeEach
    void openTheScreen() {
        when(marketData.clock())
                .thenReturn(new MarketClock(new ContinuousCalendar(), Clock.fixed(NOW, ZoneOffset.UTC)));
        when(accounts.termsOf(any(), any())).thenReturn(TradingTerms.DEFAULT);
        ledger();
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(valuation()));
        screen = Screen.open();
    }

    @AfterEach
    void closeTheScreen() {
        screen.close();
    }

    /** Whatever is asked for of it, all of it is found. */
    void ledger(LedgerRecord... newestFirst) {
        var counted = new LedgerCount(newestFirst.length, newestFirst.length, List.of());
        when(search.count(eq(TRADER), eq(PORTFOLIO.id()), any())).thenReturn(counted);
        when(search.countAgain(eq(TRADER), eq(PORTFOLIO.id()), any(), any())).thenReturn(counted);
        when(search.page(eq(TRADER), eq(PORTFOLIO.id()), any(), any(), anyInt(), anyInt()))
                .thenReturn(List.of(newestFirst));
    }

    OwnPortfolios own() {
        return new OwnPortfolios(
                () -> new User(TRADER, "Maya", "", false),
                portfolios,
                screen.of(TRADER, valuations),
                orders,
                desk,
                accounts,
                marketData,
                history,
                explanations);
    }

    OwnActivity activity() {
        return new OwnActivity(() -> new User(TRADER, "Maya", "", false), search, orders);
    }

    <V extends PortfolioTab> V shown(V view) {
        return shown(view, QueryParameters.empty());
    }

    <V extends PortfolioTab> V shown(V view, QueryParameters parameters) {
        screen.show(view);
        enter(view, parameters);
        return view;
    }

    static void enter(PortfolioTab view, QueryParameters parameters) {
        BeforeEnterEvent event = mock();
        when(event.getLocation()).thenReturn(new Location("", parameters));
        when(event.getRouteParameters())
                .thenReturn(new RouteParameters(
                        PortfolioNavigation.PORTFOLIO, PORTFOLIO.id().toString()));
        view.beforeEnter(event);
    }

    private static PortfolioValuation valuation() {
        var ibm = new Symbol("IBM");
        var missing = new DailyChange.MissingPrice(ibm, THURSDAY, DailyChange.MissingPrice.Kind.PRICE);
        return new PortfolioValuation(
                PORTFOLIO,
                NOW,
                Optional.empty(),
                List.of(ibm),
                Optional.empty(),
                new DailyChange.Waiting(THURSDAY, THURSDAY.minusDays(1), List.of(missing), List.of()),
                List.of(),
                List.of());
    }
}
