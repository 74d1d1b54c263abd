package com.papertrade.ui.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.Explanations;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Orders;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.RejectionReason;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
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

class ActivityViewTest {

    private final EquityHistory history = mock(EquityHistory.class);
    private final Explanations explanations = mock(Explanations.class);

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    private static final UserId TRADER = UserId.random();
    private static final Symbol IBM = new Symbol("IBM");
    private static final Portfolio PORTFOLIO = new Portfolio(
            PortfolioId.random(), TRADER, new PortfolioName("Long game"), usd("5859.06"), usd("45250"), NOW);
    private static final LedgerRecord DEPOSIT =
            new LedgerRecord(1, new LedgerEntry.Deposited(NOW, usd("45250")), usd("45250"), Optional.empty());
    private static final LedgerRecord WITHDRAWAL =
            new LedgerRecord(2, new LedgerEntry.Withdrawn(NOW, usd("250")), usd("45000"), Optional.empty());

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
    void oneEntryIsCountedAsOne() {
        ledger(DEPOSIT);

        assertThat(shown().count.getText()).isEqualTo("1 entry");
    }

    @Test
    void whatIsNewInTheLedgerComesWithoutAReload() {
        ledger(DEPOSIT);
        var view = shown();

        ledger(WITHDRAWAL, DEPOSIT);
        screen.beat();

        assertThat(view.count.getText()).isEqualTo("2 entries");
        assertThat(GridKt._findAll(view.wide)).containsExactly(WITHDRAWAL, DEPOSIT);
    }

    @Test
    void anEntryWithoutAnOrderShowsWhatItDid() {
        ledger(DEPOSIT);
        var view = shown();
        assertThat(view.receipt.isVisible()).isFalse();

        view.wide.select(DEPOSIT);

        assertThat(view.receipt.isVisible()).isTrue();
        assertThat(view.receipt.getElement().getTextRecursively())
                .contains("Deposit", "+$45,250.00", "Cash afterwards");
    }

    @Test
    void theReceiptClosesWithTheSelection() {
        ledger(DEPOSIT);
        var view = shown();
        view.wide.select(DEPOSIT);

        view.wide.deselectAll();

        assertThat(view.receipt.isVisible()).isFalse();
    }

    @Test
    void anOrderThatWasRefusedIsListedWithItsReason() {
        when(orders.latest(eq(TRADER), eq(PORTFOLIO.id()), anyInt())).thenReturn(List.of(rejected()));

        var view = shown();

        assertThat(view.unfilled.isVisible()).isTrue();
        assertThat(view.unfilled.getElement().getTextRecursively()).contains("Buy 8 IBM", "Insufficient funds.");
    }

    @Test
    void whereNothingWasRefusedNothingIsSaidOfIt() {
        assertThat(shown().unfilled.isVisible()).isFalse();
    }

    private void ledger(LedgerRecord... newestFirst) {
        when(portfolios.entryCount(TRADER, PORTFOLIO.id())).thenReturn(newestFirst.length);
        when(portfolios.entries(eq(TRADER), eq(PORTFOLIO.id()), anyInt(), anyInt()))
                .thenReturn(List.of(newestFirst));
    }

    private static Order rejected() {
        return SampleOrders.rejected(
                OrderTicket.market(ClientOrderId.random(), PORTFOLIO.id(), Side.BUY, IBM, Quantity.of(8)),
                new Rejection(RejectionReason.INSUFFICIENT_FUNDS, "Insufficient funds."),
                NOW);
    }

    private ActivityView shown() {
        var thursday = LocalDate.parse("2026-11-19");
        var missing = new DailyChange.MissingPrice(IBM, thursday, DailyChange.MissingPrice.Kind.PRICE);
        var waiting = new DailyChange.Waiting(thursday, thursday.minusDays(1), List.of(missing), List.of());
        return shown(new PortfolioValuation(
                PORTFOLIO, NOW, Optional.empty(), List.of(IBM), Optional.empty(), waiting, List.of(), List.of()));
    }

    private ActivityView shown(PortfolioValuation valuation) {
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
        var view = new ActivityView(own);
        screen.show(view);
        BeforeEnterEvent event = mock();
        when(event.getRouteParameters())
                .thenReturn(new RouteParameters(
                        PortfolioNavigation.PORTFOLIO, PORTFOLIO.id().toString()));
        view.beforeEnter(event);
        return view;
    }
}
