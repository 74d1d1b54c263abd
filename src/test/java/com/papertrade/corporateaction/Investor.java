package com.papertrade.corporateaction;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.MovableClock;
import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.Holding;
import com.papertrade.portfolio.LedgerDifference;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderOutcome.Accepted;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Orders;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import com.papertrade.trading.TradingDesk;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who holds shares over the years, in the words of a test, by the clock of New York: "2020-08-28 17:00". */
class Investor {

    static final Symbol AAPL = new Symbol("AAPL");
    static final Symbol IBM = new Symbol("IBM");
    static final Symbol SPY = new Symbol("SPY");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final PlayedExchange market;
    private final MovableClock clock;
    private final TradingDesk desk;
    private final Orders orders;
    private final Portfolios portfolios;
    private final Valuations valuations;
    private final CorporateActions actions;
    private final Settlement settlement;
    private final LedgerVerification verification;
    private final TestTraders traders;
    private final Instruments instruments;
    private final JdbcClient database;

    UserId id = UserId.random();
    PortfolioId portfolio = PortfolioId.random();

    Investor(
            PlayedExchange market,
            MovableClock clock,
            TradingDesk desk,
            Orders orders,
            Portfolios portfolios,
            Valuations valuations,
            CorporateActions actions,
            Settlement settlement,
            LedgerVerification verification,
            TestTraders traders,
            Instruments instruments,
            JdbcClient database) {
        this.market = market;
        this.clock = clock;
        this.desk = desk;
        this.orders = orders;
        this.portfolios = portfolios;
        this.valuations = valuations;
        this.actions = actions;
        this.settlement = settlement;
        this.verification = verification;
        this.traders = traders;
        this.instruments = instruments;
        this.database = database;
    }

    void at(String newYork) {
        clock.moveTo(LocalDateTime.parse(newYork, CLOCK)
                .atZone(ZoneId.of("America/New_York"))
                .toInstant());
    }

    /**
     * Ten shares of Apple, bought on Thursday 2020-08-27 at Wednesday's close of 506.09 for 5,060.90 of 6,000.00, before it splits
     * 4 for 1 on Monday 2020-08-31. Nothing is known of that yet, nor of any other split or dividend.
     */
    void holdsAppleBeforeItsSplit() {
        nothingIsKnown();
        market.closed(AAPL, "2020-08-26", "506.09");
        market.closed(AAPL, "2020-08-27", "500.04");
        market.closed(AAPL, "2020-08-28", "499.23");
        market.closed(AAPL, "2020-08-31", "129.04");
        market.closed(AAPL, "2020-09-01", "134.18");
        at("2020-08-27 10:00");
        opensAccount("6000");
        buys(AAPL, "10");
    }

    /** No price, split or dividend, and nobody was asked. */
    void nothingIsKnown() {
        var _ = database.sql("TRUNCATE corporate_action, held_action, action_inquiry")
                .update();
        market.forgetsAll();
    }

    void opensAccount(String deposit) {
        instruments.saveUnknown(List.of(listed(AAPL), listed(IBM), listed(SPY)));
        id = traders.signedUp("Maya");
        portfolio = portfolios
                .open(id, new PortfolioName("Long game"), usd(deposit))
                .id();
    }

    private static Instrument listed(Symbol symbol) {
        return new Instrument(symbol, symbol + " Inc", "NYSE", InstrumentType.STOCK, "USD", true);
    }

    void buys(Symbol symbol, String shares) {
        trades(Side.BUY, symbol, shares);
    }

    void sells(Symbol symbol, String shares) {
        trades(Side.SELL, symbol, shares);
    }

    private void trades(Side side, Symbol symbol, String shares) {
        assertThat(desk.place(id, ticket(side, symbol, shares, OrderType.MARKET)))
                .isInstanceOf(Filled.class);
    }

    Order waits(Side side, Symbol symbol, String shares, String limit) {
        var outcome = desk.place(id, ticket(side, symbol, shares, new OrderType.Limit(Price.usd(limit))));
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).order();
    }

    private OrderTicket ticket(Side side, Symbol symbol, String shares, OrderType type) {
        return new OrderTicket(
                ClientOrderId.random(),
                portfolio,
                side,
                symbol,
                new OrderSize.Shares(Quantity.of(shares)),
                type,
                TimeInForce.GOOD_TILL_CANCELLED);
    }

    Order now(Order order) {
        return orders.find(id, portfolio, order.id()).orElseThrow();
    }

    String storyOf(Order order) {
        return orders.history(id, portfolio, order.id()).toString();
    }

    void deposits(String amount) {
        var _ = portfolios.deposit(id, portfolio, usd(amount));
    }

    void deletesPortfolio() {
        assertThat(portfolios.delete(id, portfolio)).isTrue();
    }

    Intake isTold(ReportedAction... reported) {
        return List.of(reported).stream()
                .map(action -> actions.report(action.symbol(), List.of(action), "Test"))
                .reduce(Intake.NONE, Intake::plus);
    }

    static ReportedAction split(Symbol symbol, String effectiveOn, String factor) {
        return new ReportedAction(Kind.SPLIT, symbol, effectiveOn, factor, "");
    }

    static ReportedAction dividend(Symbol symbol, String exDate, String perShare, String payDate) {
        return new ReportedAction(Kind.DIVIDEND, symbol, exDate, perShare, payDate);
    }

    void settles() {
        settlement.run();
    }

    void settlesAt(String newYork) {
        at(newYork);
        settles();
    }

    Holding holding(Symbol symbol) {
        return portfolios.holding(id, portfolio, symbol);
    }

    Money cash() {
        return portfolios.find(id, portfolio).orElseThrow().cash();
    }

    PortfolioValuation valuation() {
        return valuations.valuationOf(id, portfolio).orElseThrow();
    }

    DailyChange.Known change() {
        assertThat(valuation().dailyChange()).isInstanceOf(DailyChange.Known.class);
        return (DailyChange.Known) valuation().dailyChange();
    }

    /** Oldest first. */
    List<LedgerEntry> ledger() {
        return records().stream().map(LedgerRecord::entry).toList();
    }

    List<LedgerRecord> records() {
        return portfolios.entries(id, portfolio, 0, 1_000).reversed();
    }

    List<DividendReceived> dividends() {
        return ledger().stream()
                .filter(DividendReceived.class::isInstance)
                .map(DividendReceived.class::cast)
                .toList();
    }

    List<LedgerDifference> ledgerDifferences() {
        return verification.verify(portfolio);
    }

    PlayedExchange market() {
        return market;
    }
}
