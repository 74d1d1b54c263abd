package com.papertrade.ui.trade;

import static com.papertrade.money.Money.usd;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.calendar.MarketClock;
import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.Fees;
import com.papertrade.trading.Fill;
import com.papertrade.trading.FillRule;
import com.papertrade.trading.Means;
import com.papertrade.trading.OrderOutcome;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Orders;
import com.papertrade.trading.PriceBasis;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.papertrade.trading.TradingAccounts;
import com.papertrade.trading.TradingDesk;
import com.papertrade.trading.TradingTerms;
import com.papertrade.ui.Screen;
import com.papertrade.ui.component.OrderStories;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The trade form over a market and a desk that answer as each test says. */
abstract class TradeTest {

    static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");
    static final UserId TRADER = UserId.random();
    static final Instrument QUIL = instrument("QUIL", "Quill Software", "USD");
    static final Instrument KEST = instrument("KEST", "Kestrel Devices", "USD");
    static final Instrument TSCO = instrument("TSCO.LON", "Tesco", "GBX");
    static final Portfolio PORTFOLIO = new Portfolio(
            PortfolioId.random(), TRADER, new PortfolioName("Long game"), usd("5859.06"), usd("45250"), NOW);

    final Portfolios portfolios = mock();
    final Instruments instruments = mock();
    final MarketData marketData = mock();
    final TradingDesk desk = mock();
    final TradingAccounts accounts = mock();
    final Orders orders = mock();
    final Valuations valuations = mock();
    final CurrentUser currentUser = () -> new User(TRADER, "Maya", "", false);

    Screen screen;
    TradeView view;
    TicketForm form;

    @BeforeEach
    void openTheForm() {
        var clock = new MarketClock(new ContinuousCalendar(), Clock.fixed(NOW, ZoneOffset.UTC));
        when(marketData.clock()).thenReturn(clock);
        when(desk.untradable(any())).thenReturn(Optional.empty());
        when(desk.means(any(), any(), any(), any(), any(), any())).thenReturn(Means.none(QUIL.symbol()));
        when(accounts.termsOf(any(), any())).thenReturn(TradingTerms.DEFAULT);
        screen = Screen.open();
        view = new TradeView(
                currentUser,
                new TradeServices(portfolios, instruments, marketData, desk, accounts, new OrderStories(orders, desk)),
                screen.background,
                screen.of(TRADER, valuations));
        form = view.form;
        screen.show(view);
        view.open(PORTFOLIO);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    void priceOf(Instrument instrument, String price) {
        when(marketData.currentQuote(eq(instrument.symbol()), any(), any())).thenReturn(current(instrument, price));
        form.fields.symbol.setValue(instrument);
        screen.answerNext();
    }

    void readyToBuy(String shares) {
        when(desk.preview(any(), any(), any())).thenReturn(Optional.of(preview(shares, Optional.empty())));
        priceOf(QUIL, "236.85");
        form.fields.size.quantity.setValue(shares);
    }

    void readyToSell(String shares, String held) {
        form.fields.side.setValue(Side.SELL);
        foreseen(preview(shares, "236.85", Optional.empty(), held(held)));
        priceOf(QUIL, "236.85");
        form.fields.size.quantity.setValue(shares);
    }

    /** At an average cost of $100.00. */
    static Position held(String shares) {
        return new Position(QUIL.symbol(), Quantity.of(shares), Price.usd("100").times(Quantity.of(shares)));
    }

    void foreseen(OrderPreview preview) {
        when(desk.preview(any(), any(), any())).thenReturn(Optional.of(preview));
    }

    static OrderPreview preview(String shares, Optional<Rejection> rejection) {
        return preview(shares, "236.85", rejection);
    }

    static OrderPreview preview(String shares, String price, Optional<Rejection> rejection) {
        return preview(shares, price, rejection, Position.none(QUIL.symbol()));
    }

    static OrderPreview preview(String shares, String price, Optional<Rejection> rejection, Position before) {
        var quantity = Quantity.of(shares);
        var quote = quote(QUIL, price, NOW.minusSeconds(2));
        return new OrderPreview(
                Optional.of(quote),
                quote.last(),
                quantity,
                Optional.of(quote.last().times(quantity)),
                Fees.NONE,
                Optional.empty(),
                PORTFOLIO.cash(),
                PORTFOLIO.cash(),
                Optional.empty(),
                before,
                Optional.empty(),
                true,
                "Fills at once at the latest known price.",
                rejection);
    }

    static OrderOutcome filled(OrderTicket ticket) {
        var price = Price.usd("236.85");
        var shares = ticket.size().at(price);
        var fill = new Fill(
                NOW,
                price,
                shares,
                price.times(shares),
                Fees.NONE,
                usd("3964.26"),
                PriceSource.SIMULATED,
                PriceBasis.QUOTE,
                NOW.minusSeconds(2),
                LocalDate.parse("2026-11-19"),
                FillRule.INSTANT_LATEST_PRICE,
                2);
        return new OrderOutcome.Filled(SampleOrders.filled(ticket, fill), fill);
    }

    static QuoteAnswer current(Instrument instrument, String price) {
        return new QuoteAnswer.Current(quote(instrument, price, NOW.minusSeconds(2)));
    }

    static Quote quote(Instrument instrument, String price, Instant observedAt) {
        return new Quote(
                instrument.symbol(),
                Price.usd(price),
                Optional.empty(),
                LocalDate.parse("2026-11-19"),
                observedAt,
                observedAt,
                PriceSource.SIMULATED);
    }

    static Instrument instrument(String symbol, String name, String currency) {
        return new Instrument(new Symbol(symbol), name, "NYSE", InstrumentType.STOCK, currency, true);
    }
}
