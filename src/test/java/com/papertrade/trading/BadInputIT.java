package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static com.papertrade.trading.RejectionReason.AMOUNT_TOO_LARGE;
import static com.papertrade.trading.RejectionReason.AMOUNT_TOO_SMALL;
import static com.papertrade.trading.RejectionReason.CLIENT_ORDER_ID_REUSED;
import static com.papertrade.trading.RejectionReason.DELISTED;
import static com.papertrade.trading.RejectionReason.FOREIGN_CURRENCY;
import static com.papertrade.trading.RejectionReason.NO_CURRENT_PRICE;
import static com.papertrade.trading.RejectionReason.NO_SUCH_ORDER;
import static com.papertrade.trading.RejectionReason.NO_SUCH_PORTFOLIO;
import static com.papertrade.trading.RejectionReason.ORDER_NOT_OPEN;
import static com.papertrade.trading.RejectionReason.REPLACEMENT_DIFFERS;
import static com.papertrade.trading.RejectionReason.STOP_ALREADY_REACHED;
import static com.papertrade.trading.RejectionReason.TOO_MANY_OPEN_ORDERS;
import static com.papertrade.trading.RejectionReason.UNKNOWN_INSTRUMENT;
import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static com.papertrade.trading.TimeInForce.GOOD_TILL_CANCELLED;
import static com.papertrade.trading.Trader.IBM;
import static com.papertrade.trading.Trader.limit;
import static com.papertrade.trading.Trader.stop;
import static com.papertrade.trading.Trader.stopLimit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.CashMovement;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.OrderSize.Amount;
import com.papertrade.trading.OrderSize.Shares;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What no order can be, and what is none of the trader's business: each is refused with a reason and a
 * sentence, and afterwards every table has the rows it had. Maya holds 10 IBM at $100, and waits to buy
 * another for $90.
 */
@PlayedTradingTest
class BadInputIT {

    private static final Instant TUESDAY = Instant.parse("2026-11-24T16:00:00Z");
    private static final Symbol PENNY = new Symbol("PENY");
    private static final Money MOST_MONEY = usd("99999999999999999.99");
    private static final String HIGHEST_PRICE = "9999999999999.999999";
    private static final String MOST_SHARES = "9999999999999999999.999999999";

    @Autowired
    Trader maya;

    @Autowired
    TestTraders traders;

    @Autowired
    PlayedMarket market;

    @Autowired
    Instruments instruments;

    @Autowired
    TradingDesk desk;

    @Autowired
    Orders orders;

    @Autowired
    TradingAccounts accounts;

    @Autowired
    Portfolios portfolios;

    @Autowired
    JdbcClient database;

    Order waiting;

    @BeforeEach
    void tenSharesAndAnOrderThatWaits() {
        market.reset(TUESDAY);
        market.trades(IBM, "100");
        listed(PENNY, "USD", true);
        market.trades(PENNY, "0.000001");
        maya.opensAccount(TradingTerms.DEFAULT);
        maya.buysAtTheMarket("10");
        waiting = maya.waits(maya.ticket(BUY, "1", limit("90")));
    }

    @AfterEach
    void theLedgerIsTrue() {
        assertThat(maya.ledgerDifferences()).isEmpty();
        assertThat(portfolios.delete(maya.id, maya.portfolio)).isTrue();
    }

    @Test
    void whatIsWorthLessThanACent() {
        refused(AMOUNT_TOO_SMALL, maya.ticket(BUY, "0.00005", OrderType.MARKET));
        refused(AMOUNT_TOO_SMALL, maya.ticket(SELL, "0.000000001", OrderType.MARKET));
        refused(AMOUNT_TOO_SMALL, maya.ticket(BUY, "0.0001", limit("99")));
        refused(AMOUNT_TOO_SMALL, maya.ticket(BUY, "1", limit("0.000001")));
        refused(AMOUNT_TOO_SMALL, ticket(SELL, new Amount(usd("0.01")), limit(HIGHEST_PRICE)));
    }

    @Test
    void whatIsWorthMoreThanATrillion() {
        refused(AMOUNT_TOO_LARGE, maya.ticket(BUY, MOST_SHARES, OrderType.MARKET));
        refused(AMOUNT_TOO_LARGE, maya.ticket(BUY, MOST_SHARES, stop("101")));
        refused(AMOUNT_TOO_LARGE, maya.ticket(BUY, "10200000000", limit("99")));
        refused(AMOUNT_TOO_LARGE, maya.ticket(SELL, "1", limit(HIGHEST_PRICE)));
        refused(AMOUNT_TOO_LARGE, maya.ticket(BUY, "1", stopLimit(HIGHEST_PRICE, HIGHEST_PRICE)));
        refused(AMOUNT_TOO_LARGE, ticket(BUY, new Amount(MOST_MONEY), OrderType.MARKET));
        refused(AMOUNT_TOO_LARGE, ticket(SELL, new Amount(MOST_MONEY), OrderType.MARKET));
        refused(AMOUNT_TOO_LARGE, ticket(BUY, new Amount(usd("1000000000000.01")), limit("99")));
    }

    /** $100 quadrillion at a millionth of a dollar would be more shares than can be counted. */
    @Test
    void whatIsMoreSharesThanCanBeCounted() {
        var tickets = List.of(
                penny(BUY, OrderType.MARKET),
                penny(SELL, OrderType.MARKET),
                penny(BUY, limit("0.000001")),
                penny(BUY, stop("0.000002")));
        for (var ticket : tickets) {
            refused(AMOUNT_TOO_LARGE, ticket);
            assertThatCode(() -> desk.preview(maya.id, ticket)).doesNotThrowAnyException();
        }
    }

    @Test
    void aStopThatIsReachedAndAPriceThatIsOld() {
        refused(STOP_ALREADY_REACHED, maya.ticket(BUY, "1", stop("99")));
        refused(STOP_ALREADY_REACHED, maya.ticket(SELL, "1", stop(HIGHEST_PRICE)));
        market.clock.advance(Duration.ofDays(7));
        refused(NO_CURRENT_PRICE, maya.ticket(BUY, "1", OrderType.MARKET));
    }

    @Test
    void whatIsNotTraded() {
        listed(new Symbol("GONE"), "USD", false);
        listed(new Symbol("TSCO.LON"), "GBX", true);
        refused(DELISTED, of("GONE"));
        refused(FOREIGN_CURRENCY, of("TSCO.LON"));
        refused(UNKNOWN_INSTRUMENT, of("NOSUCH"));
    }

    @Test
    void anotherOrderUnderAnOldName() {
        var reused = new OrderTicket(
                waiting.clientOrderId(),
                maya.portfolio,
                BUY,
                IBM,
                new Shares(Quantity.of(2)),
                limit("90"),
                TimeInForce.DAY);

        refused(CLIENT_ORDER_ID_REUSED, reused);
    }

    @Test
    void aReplacementOfAnotherKind() {
        var other = portfolios
                .open(maya.id, new PortfolioName("Other"), usd("1000"))
                .id();
        var sold = maya.waits(maya.ticket(SELL, "1", limit("110")));
        var ended = maya.waits(maya.ticket(BUY, "1", limit("80")));
        var _ = maya.cancels(ended);

        refusedInsteadOf(waiting, REPLACEMENT_DIFFERS, maya.ticket(SELL, "1", limit("110")));
        refusedInsteadOf(sold, REPLACEMENT_DIFFERS, maya.ticket(BUY, "1", limit("90")));
        refusedInsteadOf(waiting, REPLACEMENT_DIFFERS, penny(BUY, limit("0.000001")));
        refusedInsteadOf(ended, ORDER_NOT_OPEN, maya.ticket(BUY, "1", limit("90")));
        refusedInsteadOf(waiting, NO_SUCH_ORDER, in(other));
        refused(NO_SUCH_ORDER, () -> desk.replace(maya.id, OrderId.random(), maya.ticket(BUY, "1", limit("90"))));
        assertThat(maya.now(waiting)).isEqualTo(waiting);
    }

    @Test
    void aReplacementThatCannotBe() {
        refusedInsteadOf(waiting, AMOUNT_TOO_LARGE, maya.ticket(BUY, MOST_SHARES, limit("90")));
        refusedInsteadOf(waiting, AMOUNT_TOO_SMALL, maya.ticket(BUY, "0.00001", limit("90")));
        refusedInsteadOf(waiting, RejectionReason.INSUFFICIENT_FUNDS, maya.ticket(BUY, "1000", limit("90")));
        assertThat(maya.now(waiting)).isEqualTo(waiting);
    }

    @Test
    void whatIsSomebodyElses() {
        var tom = traders.signedUp("Tom");
        var toms = portfolios.open(tom, new PortfolioName("Tom's"), usd("1000")).id();
        var before = rows();

        refused(NO_SUCH_PORTFOLIO, () -> desk.place(tom, maya.ticket(BUY, "1", OrderType.MARKET)));
        refused(NO_SUCH_PORTFOLIO, () -> desk.replace(tom, waiting.id(), maya.ticket(BUY, "1", limit("90"))));
        refused(NO_SUCH_ORDER, () -> desk.replace(tom, waiting.id(), in(toms)));
        assertThat(desk.cancel(tom, maya.portfolio, waiting.id())).isInstanceOf(Cancellation.NoSuchOrder.class);
        assertThat(desk.cancel(tom, toms, waiting.id())).isInstanceOf(Cancellation.NoSuchOrder.class);
        seesNothingOfMayas(tom, maya.portfolio);
        seesNothingOfMayas(tom, toms);
        changesNothingOfMayas(tom);
        assertThat(rows()).isEqualTo(before);
        assertThat(maya.now(waiting)).isEqualTo(waiting);
    }

    private void seesNothingOfMayas(UserId tom, PortfolioId portfolio) {
        assertThat(orders.find(tom, portfolio, waiting.id())).isEmpty();
        assertThat(orders.history(tom, portfolio, waiting.id())).isEmpty();
        assertThat(orders.open(tom, portfolio)).isEmpty();
        assertThat(orders.latest(tom, portfolio, 10)).isEmpty();
        assertThat(orders.filledBy(tom, portfolio, 2)).isEmpty();
        assertThat(portfolios.positions(tom, portfolio)).isEmpty();
        assertThat(portfolios.holding(tom, portfolio, IBM).position().quantity())
                .isEqualTo(Quantity.ZERO);
        assertThat(desk.largest(tom, portfolio, SELL, IBM, OrderType.MARKET)).isEqualTo(Quantity.ZERO);
    }

    private void changesNothingOfMayas(UserId tom) {
        var terms = new TradingTerms(ExecutionPolicy.REALISTIC, Charge.NONE, Charge.NONE);
        assertThat(desk.preview(tom, maya.ticket(BUY, "1", OrderType.MARKET))).isEmpty();
        assertThat(accounts.change(tom, maya.portfolio, terms)).isFalse();
        assertThat(accounts.termsOf(tom, maya.portfolio)).isEqualTo(TradingTerms.DEFAULT);
        assertThat(portfolios.deposit(tom, maya.portfolio, usd("1"))).isInstanceOf(CashMovement.NoSuchPortfolio.class);
        assertThat(portfolios.withdraw(tom, maya.portfolio, usd("1"))).isInstanceOf(CashMovement.NoSuchPortfolio.class);
        assertThat(portfolios.rename(tom, maya.portfolio, new PortfolioName("Mine")))
                .isFalse();
        assertThat(portfolios.delete(tom, maya.portfolio)).isFalse();
    }

    @Test
    void cashThatIsNoneOrTooMuch() {
        var before = rows();

        for (var amount : List.of("0", "-1", "1000000000.01", "99999999999999999.99")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> portfolios.deposit(maya.id, maya.portfolio, usd(amount)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> portfolios.open(maya.id, new PortfolioName("New"), usd(amount)));
        }
        for (var amount : List.of("0", "-1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> portfolios.withdraw(maya.id, maya.portfolio, usd(amount)));
        }
        assertThat(portfolios.withdraw(maya.id, maya.portfolio, MOST_MONEY))
                .isInstanceOf(CashMovement.InsufficientFunds.class);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void anOrderAfterAThousandThatWait() {
        for (int i = 1; i < 1_000; i++) {
            var _ = maya.waits(ticket(BUY, new Amount(usd("0.05")), limit("50")));
        }

        refused(TOO_MANY_OPEN_ORDERS, maya.ticket(BUY, "1", limit("50")));
        var replacement = maya.replaces(waiting, maya.ticket(BUY, "2", limit("90")));
        assertThat(replacement).as("one for another").isInstanceOf(OrderOutcome.Accepted.class);
        assertThat(maya.places(maya.ticket(BUY, "1", OrderType.MARKET)))
                .as("what does not wait")
                .isInstanceOf(OrderOutcome.Filled.class);
    }

    private OrderTicket penny(Side side, OrderType type) {
        return new OrderTicket(
                ClientOrderId.random(), maya.portfolio, side, PENNY, new Amount(MOST_MONEY), type, GOOD_TILL_CANCELLED);
    }

    private OrderTicket ticket(Side side, OrderSize size, OrderType type) {
        return maya.ticket(side, size, type, GOOD_TILL_CANCELLED);
    }

    private OrderTicket of(String symbol) {
        return OrderTicket.market(ClientOrderId.random(), maya.portfolio, BUY, new Symbol(symbol), Quantity.of(1));
    }

    private static OrderTicket in(PortfolioId portfolio) {
        return new OrderTicket(
                ClientOrderId.random(),
                portfolio,
                BUY,
                IBM,
                new Shares(Quantity.of(1)),
                new OrderType.Limit(Price.usd("90")),
                TimeInForce.DAY);
    }

    private void refused(RejectionReason reason, OrderTicket ticket) {
        refused(reason, () -> maya.places(ticket));
    }

    private void refusedInsteadOf(Order old, RejectionReason reason, OrderTicket ticket) {
        refused(reason, () -> maya.replaces(old, ticket));
    }

    private void refused(RejectionReason reason, Supplier<OrderOutcome> order) {
        var before = rows();
        var account = maya.account();

        var rejection = Trader.rejection(order.get());

        assertThat(rejection.reason()).as(rejection.sentence()).isEqualTo(reason);
        assertThat(rejection.sentence()).matches("[A-Z0-9].{10,200}\\.");
        assertThat(rows()).isEqualTo(before);
        assertThat(maya.account()).isEqualTo(account);
    }

    /** How many there are in each table. */
    private Map<String, Long> rows() {
        return database
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        table -> database.sql("SELECT count(*) FROM %s".formatted(table))
                                .query(Long.class)
                                .single()));
    }

    private void listed(Symbol symbol, String currency, boolean active) {
        var _ = instruments.save(
                List.of(new Instrument(symbol, symbol.value(), "NYSE", InstrumentType.STOCK, currency, active)));
    }
}
