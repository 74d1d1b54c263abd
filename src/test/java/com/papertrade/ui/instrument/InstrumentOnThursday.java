package com.papertrade.ui.instrument;

import static com.papertrade.money.Money.usd;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange.MissingPrice;
import com.papertrade.performance.DailyChange.Waiting;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Receivable;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Fees;
import com.papertrade.trading.Fill;
import com.papertrade.trading.FillRule;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Orders;
import com.papertrade.trading.PriceBasis;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.papertrade.ui.Screen;
import com.papertrade.watchlist.Watchlist;
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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * QUIL on Thursday afternoon: 4 for 1 on Wednesday, bought at 400 on Tuesday, at 101.50 now.
 */
abstract class InstrumentOnThursday {

    static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    static final LocalDate TUESDAY = LocalDate.parse("2026-11-17");
    static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);
    static final LocalDate THURSDAY = TUESDAY.plusDays(2);
    static final UserId TRADER = UserId.random();
    static final PortfolioId LONG_GAME = PortfolioId.random();
    static final Symbol QUIL = new Symbol("QUIL");
    static final Symbol KEST = new Symbol("KEST");

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    final Instruments instruments = mock();
    final MarketData marketData = mock();
    final Orders orders = mock();
    final Portfolios portfolios = mock();
    final Watchlist watchlist = mock();
    final Valuations valuations = mock();
    Screen screen;
    InstrumentView view;

    @BeforeEach
    void thursdayAfternoon() {
        when(marketData.clock())
                .thenReturn(new MarketClock(new ContinuousCalendar(), Clock.fixed(NOW, ZoneOffset.UTC)));
        knows(new Instrument(QUIL, "Quill Software", "Simulated exchange", InstrumentType.STOCK, "USD", true));
        knows(new Instrument(KEST, "Kestrel Energy", "Simulated exchange", InstrumentType.STOCK, "USD", true));
        knows(new Instrument(new Symbol("GONE"), "Gone", "Simulated exchange", InstrumentType.STOCK, "USD", false));
        knows(new Instrument(new Symbol("EURO"), "Euro", "Simulated exchange", InstrumentType.STOCK, "EUR", true));
        when(marketData.quote(QUIL)).thenReturn(Optional.of(quote("101.50")));
        when(marketData.history(any(), any()))
                .thenReturn(new PriceHistory(
                        QUIL,
                        PriceSource.SIMULATED,
                        List.of(
                                bar(TUESDAY, "396", "404", "392", "400", 1_000),
                                bar(WEDNESDAY, "99", "102", "98", "100", 5_000))));
        when(marketData.corporateActions(any(), any(), any()))
                .thenReturn(List.of(
                        new SplitNotice(QUIL, WEDNESDAY, SplitRatio.of("4")),
                        new DividendNotice(QUIL, WEDNESDAY, Optional.empty(), Price.usd("0.25")),
                        new DividendNotice(QUIL, THURSDAY.plusDays(30), Optional.empty(), Price.usd("0.26"))));
        when(orders.fillsOf(any(), any(), anyInt())).thenReturn(List.of(boughtOnTuesday()));
        when(portfolios.dividendsOf(TRADER, QUIL))
                .thenReturn(
                        List.of(Receivable.of(QUIL, WEDNESDAY, Optional.empty(), Quantity.of(40), Price.usd("0.25"))));
        screen = Screen.open();
        view = new InstrumentView(
                () -> new User(TRADER, "Maya", "", false),
                new InstrumentReader(instruments, marketData, orders, portfolios, watchlist),
                screen.background,
                screen.of(TRADER, valuations));
        screen.show(view);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    void knows(Instrument instrument) {
        when(instruments.find(instrument.symbol())).thenReturn(Optional.of(instrument));
    }

    void enter(String symbol, String query) {
        BeforeEnterEvent event = mock();
        when(event.getRouteParameters()).thenReturn(new RouteParameters(InstrumentNavigation.SYMBOL, symbol));
        when(event.getLocation()).thenReturn(new Location("instrument/" + symbol, QueryParameters.fromString(query)));
        view.beforeEnter(event);
    }

    void owns(PositionValue... positions) {
        var portfolio = new Portfolio(LONG_GAME, TRADER, new PortfolioName("Long game"), usd("9000"), usd("9000"), NOW);
        when(valuations.valuationsOf(TRADER))
                .thenReturn(List.of(new PortfolioValuation(
                        portfolio,
                        NOW,
                        Optional.empty(),
                        List.of(QUIL),
                        Optional.empty(),
                        new Waiting(
                                THURSDAY,
                                WEDNESDAY,
                                List.of(new MissingPrice(QUIL, THURSDAY, MissingPrice.Kind.PRICE)),
                                List.of()),
                        List.of(positions),
                        List.of())));
    }

    static Quote quote(String last) {
        return new Quote(
                QUIL, Price.usd(last), Optional.of(Price.usd("100")), THURSDAY, NOW, NOW, PriceSource.SIMULATED);
    }

    static PriceBar bar(LocalDate day, String open, String high, String low, String close, long volume) {
        return new PriceBar(day, Price.usd(open), Price.usd(high), Price.usd(low), Price.usd(close), volume);
    }

    static Order boughtOnTuesday() {
        var at = TUESDAY.atTime(15, 0).toInstant(ZoneOffset.UTC);
        var ticket = OrderTicket.market(ClientOrderId.random(), PortfolioId.random(), Side.BUY, QUIL, Quantity.of(10));
        return SampleOrders.filled(
                ticket,
                new Fill(
                        at,
                        Price.usd("400"),
                        Quantity.of(10),
                        usd("4000"),
                        Fees.NONE,
                        Money.ZERO_USD,
                        PriceSource.SIMULATED,
                        PriceBasis.QUOTE,
                        at,
                        TUESDAY,
                        FillRule.INSTANT_LATEST_PRICE,
                        2));
    }
}
