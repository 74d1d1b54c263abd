package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static com.papertrade.trading.FixedMarket.quote;
import static com.papertrade.trading.RejectionReason.AMOUNT_TOO_LARGE;
import static com.papertrade.trading.RejectionReason.AMOUNT_TOO_SMALL;
import static com.papertrade.trading.RejectionReason.CLIENT_ORDER_ID_REUSED;
import static com.papertrade.trading.RejectionReason.DELISTED;
import static com.papertrade.trading.RejectionReason.FOREIGN_CURRENCY;
import static com.papertrade.trading.RejectionReason.INSUFFICIENT_FUNDS;
import static com.papertrade.trading.RejectionReason.INSUFFICIENT_SHARES;
import static com.papertrade.trading.RejectionReason.NO_CURRENT_PRICE;
import static com.papertrade.trading.RejectionReason.NO_SUCH_PORTFOLIO;
import static com.papertrade.trading.RejectionReason.UNKNOWN_INSTRUMENT;
import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.OrderOutcome.Accepted;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderOutcome.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, TestTraders.class})
// Two hundred at once queue for ten connections, longer than a trader would wait.
@TestPropertySource(properties = "spring.datasource.hikari.connection-timeout=60000")
class TradingDeskIT {

    private static final Symbol IBM = new Symbol("IBM");
    private static final Symbol PENNY = new Symbol("PENY");

    @Autowired
    TradingDesk desk;

    @Autowired
    Orders orders;

    @Autowired
    Portfolios portfolios;

    @Autowired
    LedgerVerification verification;

    @Autowired
    FixedMarket market;

    @Autowired
    TestTraders traders;

    /** With mocks for answers, because the simulated listings are saved at the start. */
    @MockitoBean(answers = Answers.RETURNS_MOCKS)
    Instruments instruments;

    UserId maya;
    PortfolioId portfolio;

    @BeforeEach
    void aPortfolioWithTenThousandDollarsAndIbmAt219_30() {
        maya = traders.signedUp("Maya");
        portfolio = portfolios
                .open(maya, new PortfolioName("Long game"), usd("10000"))
                .id();
        market.trades(IBM, "219.3000");
        listed(IBM, "USD", true);
    }

    @Test
    void aPurchaseMovesCashIntoShares() {
        var fill = filled(buy("10"));

        assertThat(fill.amount()).isEqualTo(usd("2193.00"));
        assertThat(fill.cashAfter()).isEqualTo(usd("7807.00"));
        assertThat(cash()).isEqualTo(usd("7807.00"));
        assertThat(position()).isEqualTo(new Position(IBM, Quantity.of(10), usd("2193.00")));
        assertThat(portfolios.entries(maya, portfolio, 0, 1).getFirst().entry())
                .isEqualTo(new Bought(fill.filledAt(), IBM, Quantity.of(10), Price.usd("219.30"), usd("2193.00")));
        assertThat(verification.verify(portfolio)).isEmpty();
    }

    @Test
    void aSaleTakesCostInProportionAndRealisesTheGain() {
        var _ = filled(buy("10"));
        market.trades(IBM, "230");

        var fill = filled(sell("4"));

        // 4 × 230 = 920; cost 2,193 × 4/10 = 877.20; gain 42.80
        assertThat(fill.amount()).isEqualTo(usd("920.00"));
        assertThat(position()).isEqualTo(new Position(IBM, Quantity.of(6), usd("1315.80")));
        assertThat(portfolios.entries(maya, portfolio, 0, 1).getFirst().entry())
                .isInstanceOfSatisfying(
                        Sold.class, sold -> assertThat(sold.realizedGain()).isEqualTo(usd("42.80")));
        assertThat(verification.verify(portfolio)).isEmpty();
    }

    @Test
    void theReceiptNamesPriceSourceAgeAndRule() {
        var fill = filled(buy("1"));

        assertThat(fill.price()).isEqualTo(Price.usd("219.30"));
        assertThat(fill.source()).isEqualTo(PriceSource.ALPHA_VANTAGE);
        assertThat(fill.priceObservedAt()).isEqualTo(FixedMarket.FRIDAYS_CLOSE);
        assertThat(fill.priceSession()).isEqualTo(FixedMarket.FRIDAY);
        assertThat(fill.rule()).isEqualTo(FillRule.INSTANT_LATEST_PRICE);
        assertThat(fill.fees()).isEqualTo(Fees.NONE);
        assertThat(fill.basis()).isEqualTo(PriceBasis.QUOTE);
        assertThat(orders.filledBy(maya, portfolio, fill.ledgerSequence()).flatMap(Order::fill))
                .contains(fill);
    }

    @Test
    void aSubCentPriceTrades() {
        market.trades(IBM, "217.6150");

        // 3 × 217.6150 = 652.845, halves to the even cent
        assertThat(filled(buy("3")).amount()).isEqualTo(usd("652.84"));
    }

    @Test
    void fractionsOfAShareTrade() {
        assertThat(filled(buy("0.123456789")).amount()).isEqualTo(usd("27.07")); // 27.0740738…
        assertThat(position().quantity()).isEqualTo(Quantity.of("0.123456789"));
        var _ = filled(sell("0.123456789"));
        assertThat(portfolios.positions(maya, portfolio)).isEmpty();
    }

    @Test
    void allTheCashCanBeSpentButNotACentMore() {
        market.trades(IBM, "100");

        assertThat(rejected(buy("100.0001")))
                .isEqualTo(new Rejection(
                        INSUFFICIENT_FUNDS,
                        "Insufficient funds: you have $10,000.00, this order needs $10,000.01 (short by $0.01)."));
        assertThat(filled(buy("100")).cashAfter()).isEqualTo(usd("0"));
    }

    @Test
    void noMoreIsSoldThanHeld() {
        var _ = filled(buy("5"));

        assertThat(rejected(sell("10")))
                .isEqualTo(new Rejection(
                        INSUFFICIENT_SHARES, "Insufficient shares of IBM: you have 5, this order sells 10."));
    }

    @Test
    void whatIsWorthLessThanACentIsRefused() {
        market.trades(PENNY, "0.009");
        listed(PENNY, "USD", true);

        assertThat(rejected(place(BUY, PENNY, "1")))
                .isEqualTo(
                        new Rejection(AMOUNT_TOO_SMALL, "1 of PENY at $0.009 is worth less than a cent; order more."));
        assertThat(filled(place(BUY, PENNY, "1.2")).amount()).isEqualTo(usd("0.01")); // 0.0108
    }

    @Test
    void whatIsWorthMoreThanMoneyCanCountIsRefused() {
        assertThat(rejected(buy("9999999999999999999")).reason()).isEqualTo(AMOUNT_TOO_LARGE);
    }

    @Test
    void aRejectedOrderIsRememberedAndMovesNothing() {
        var ticket = ticket(BUY, IBM, "1000");

        var first = desk.place(maya, ticket);
        market.trades(IBM, "1");
        var again = desk.place(maya, ticket);

        assertThat(again).isEqualTo(first);
        assertThat(cash()).isEqualTo(usd("10000"));
        assertThat(orders.latest(maya, portfolio, 10))
                .singleElement()
                .satisfies(order -> assertThat(order.status()).isEqualTo(OrderStatus.REJECTED));
    }

    @Test
    void withoutACurrentPriceNothingIsGuessedAndNothingKept() {
        market.answers(
                IBM,
                new QuoteAnswer.NotCurrent(
                        Optional.of(quote(IBM, "200")), "The market-data provider did not answer within 8 seconds."));
        var ticket = ticket(BUY, IBM, "1");

        assertThat(rejected(desk.place(maya, ticket)))
                .isEqualTo(new Rejection(
                        NO_CURRENT_PRICE,
                        "No current price for IBM. The market-data provider did not answer within 8 seconds."
                                + " Nothing has been placed."));
        assertThat(orders.latest(maya, portfolio, 10)).isEmpty();

        market.trades(IBM, "219.30");
        assertThat(desk.place(maya, ticket)).isInstanceOf(Filled.class);
    }

    @Test
    void penceUnknownAndDelistedAreRefusedBeforeAnyCallIsSpent() {
        var tesco = new Symbol("TSCO.LON");
        var gone = new Symbol("GONE");
        listed(tesco, "GBX", true);
        listed(gone, "USD", false);
        var asked = market.timesAsked.get();

        assertThat(rejected(place(BUY, tesco, "1")))
                .isEqualTo(new Rejection(
                        FOREIGN_CURRENCY,
                        "TSCO.LON is priced in pence (GBX). Portfolios are in US dollars, so it can be looked at but"
                                + " not traded."));
        assertThat(rejected(place(BUY, gone, "1")).reason()).isEqualTo(DELISTED);
        assertThat(rejected(place(BUY, new Symbol("NOSUCH"), "1")).reason()).isEqualTo(UNKNOWN_INSTRUMENT);
        assertThat(market.timesAsked).hasValue(asked);
        assertThat(orders.latest(maya, portfolio, 10)).isEmpty();
    }

    @Test
    void somebodyElsesPortfolioDoesNotExist() {
        var tom = traders.signedUp("Tom");
        var _ = filled(buy("1"));

        assertThat(rejected(desk.place(tom, ticket(BUY, IBM, "1"))).reason()).isEqualTo(NO_SUCH_PORTFOLIO);
        assertThat(desk.preview(tom, OrderTicket.market(ClientOrderId.random(), portfolio, BUY, IBM, Quantity.of(1))))
                .isEmpty();
        assertThat(desk.largest(tom, portfolio, BUY, IBM, OrderType.MARKET)).isEqualTo(Quantity.ZERO);
        assertThat(orders.latest(tom, portfolio, 10)).isEmpty();
        assertThat(orders.filledBy(tom, portfolio, 2)).isEmpty();
    }

    @Test
    void theSameTicketTwiceIsOneOrder() {
        var ticket = ticket(BUY, IBM, "10");

        var first = desk.place(maya, ticket);
        var again = desk.place(maya, ticket);

        assertThat(again).isEqualTo(first);
        assertThat(position().quantity()).isEqualTo(Quantity.of(10));
    }

    @Test
    void oneIdNamesOneOrder() {
        var ticket = ticket(BUY, IBM, "10");
        var _ = desk.place(maya, ticket);

        var other = OrderTicket.market(ticket.clientOrderId(), portfolio, SELL, IBM, Quantity.of(10));

        assertThat(rejected(desk.place(maya, other)).reason()).isEqualTo(CLIENT_ORDER_ID_REUSED);
        assertThat(position().quantity()).isEqualTo(Quantity.of(10));
    }

    @Test
    void thePreviewShowsWhatTheFillWillDo() {
        var preview = desk.preview(
                        maya, OrderTicket.market(ClientOrderId.random(), portfolio, BUY, IBM, Quantity.of(10)))
                .orElseThrow();

        assertThat(preview.amount()).contains(usd("2193.00"));
        assertThat(preview.cashAfter()).contains(usd("7807.00"));
        assertThat(preview.positionAfter()).contains(new Position(IBM, Quantity.of(10), usd("2193.00")));
        assertThat(preview.rejection()).isEmpty();
        var fill = filled(buy("10"));
        assertThat(preview.amount()).contains(fill.amount());
        assertThat(preview.cashAfter()).contains(fill.cashAfter());
    }

    @Test
    void thePreviewSaysWhatWouldBeRejected() {
        var tooDear = desk.preview(
                        maya, OrderTicket.market(ClientOrderId.random(), portfolio, BUY, IBM, Quantity.of(100)))
                .orElseThrow();
        var unheld = desk.preview(
                        maya,
                        OrderTicket.market(
                                ClientOrderId.random(), portfolio, SELL, IBM, Quantity.of("9999999999999999999")))
                .orElseThrow();

        assertThat(tooDear.rejection().map(Rejection::reason)).contains(INSUFFICIENT_FUNDS);
        assertThat(tooDear.amount()).contains(usd("21930.00"));
        assertThat(tooDear.cashAfter()).isEmpty();
        assertThat(unheld.rejection().map(Rejection::reason)).contains(INSUFFICIENT_SHARES);
        assertThat(unheld.amount()).isEmpty();
    }

    @Test
    void theLargestOrderIsWhatTheCashCoversOrWhatIsHeld() {
        // 10,000 ÷ 219.30 = 45.599…
        assertThat(desk.largest(maya, portfolio, BUY, IBM, OrderType.MARKET)).isEqualTo(Quantity.of(45));
        var _ = filled(buy("2.5"));
        assertThat(desk.largest(maya, portfolio, SELL, IBM, OrderType.MARKET)).isEqualTo(Quantity.of("2.5"));
    }

    @Test
    void twoHundredThreadsNeverSpendTheSameCash() throws Exception {
        market.trades(IBM, "100");

        var outcomes = race(200, () -> buy("1"));

        assertThat(outcomes.stream().collect(groupingBy(TradingDeskIT::kind, counting())))
                .containsEntry("filled", 100L)
                .containsEntry("INSUFFICIENT_FUNDS", 100L);
        assertThat(cash()).isEqualTo(usd("0"));
        assertThat(position()).isEqualTo(new Position(IBM, Quantity.of(100), usd("10000")));
        assertThat(portfolios.entryCount(maya, portfolio)).isEqualTo(101);
        assertThat(verification.verify(portfolio)).isEmpty();
    }

    @Test
    void twoHundredThreadsNeverSellTheSameShare() throws Exception {
        market.trades(IBM, "100");
        var _ = filled(buy("90"));

        var outcomes = race(200, () -> sell("1"));

        assertThat(outcomes.stream().collect(groupingBy(TradingDeskIT::kind, counting())))
                .containsEntry("filled", 90L)
                .containsEntry("INSUFFICIENT_SHARES", 110L);
        assertThat(portfolios.positions(maya, portfolio)).isEmpty();
        assertThat(cash()).isEqualTo(usd("10000"));
        assertThat(verification.verify(portfolio)).isEmpty();
    }

    @Test
    void aHundredCopiesOfOneTicketAreOneOrder() throws Exception {
        var ticket = ticket(BUY, IBM, "10");

        var outcomes = race(100, () -> desk.place(maya, ticket));

        assertThat(outcomes).hasSize(100).allMatch(outcomes.getFirst()::equals);
        assertThat(position().quantity()).isEqualTo(Quantity.of(10));
        assertThat(orders.latest(maya, portfolio, 10)).hasSize(1);
        assertThat(verification.verify(portfolio)).isEmpty();
    }

    @Test
    void depositsWithdrawalsAndOrdersInARaceLeaveATrueLedger() throws Exception {
        market.trades(IBM, "333.333333");
        var turns = List.<Runnable>of(
                () -> buy("7.7"),
                () -> sell("3.1"),
                () -> portfolios.deposit(maya, portfolio, usd("17.01")),
                () -> portfolios.withdraw(maya, portfolio, usd("423.99")));

        var _ = race(IntStream.range(0, 200)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    turns.get(i % turns.size()).run();
                    return true;
                })
                .toList());

        assertThat(verification.verify(portfolio)).isEmpty();
        assertThat(cash().isNegative()).isFalse();
    }

    private static <T> List<T> race(int threads, Callable<T> runner) throws Exception {
        return race(IntStream.range(0, threads).mapToObj(_ -> runner).toList());
    }

    /** Lets all start at once, and gives what each came back with. */
    private static <T> List<T> race(List<Callable<T>> runners) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(runners.size())) {
            var running = new ArrayList<Future<T>>();
            for (var runner : runners) {
                running.add(threads.submit(() -> {
                    start.await();
                    return runner.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var future : running) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static String kind(OrderOutcome outcome) {
        return switch (outcome) {
            case Filled _ -> "filled";
            case Accepted _ -> "accepted";
            case Rejected rejected -> rejected.rejection().reason().name();
        };
    }

    private OrderOutcome buy(String quantity) {
        return place(BUY, IBM, quantity);
    }

    private OrderOutcome sell(String quantity) {
        return place(SELL, IBM, quantity);
    }

    private OrderOutcome place(Side side, Symbol symbol, String quantity) {
        return desk.place(maya, ticket(side, symbol, quantity));
    }

    private OrderTicket ticket(Side side, Symbol symbol, String quantity) {
        return OrderTicket.market(ClientOrderId.random(), portfolio, side, symbol, Quantity.of(quantity));
    }

    private static Fill filled(OrderOutcome outcome) {
        assertThat(outcome).isInstanceOf(Filled.class);
        return ((Filled) outcome).fill();
    }

    private static Rejection rejected(OrderOutcome outcome) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        return ((Rejected) outcome).rejection();
    }

    private Money cash() {
        return portfolios.find(maya, portfolio).orElseThrow().cash();
    }

    private Position position() {
        return portfolios.positions(maya, portfolio).getFirst();
    }

    private void listed(Symbol symbol, String currency, boolean active) {
        when(instruments.find(symbol))
                .thenReturn(Optional.of(
                        new Instrument(symbol, symbol.value(), "NYSE", InstrumentType.STOCK, currency, active)));
    }

    @TestConfiguration
    static class Market {

        @Bean
        @Primary
        FixedMarket market() {
            return new FixedMarket();
        }
    }
}
