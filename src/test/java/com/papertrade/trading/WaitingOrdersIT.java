package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static com.papertrade.trading.RejectionReason.INSUFFICIENT_FUNDS;
import static com.papertrade.trading.RejectionReason.INSUFFICIENT_SHARES;
import static com.papertrade.trading.RejectionReason.STOP_ALREADY_REACHED;
import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static com.papertrade.trading.Trader.IBM;
import static com.papertrade.trading.Trader.limit;
import static com.papertrade.trading.Trader.stop;
import static com.papertrade.trading.Trader.stopLimit;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.CashMovement;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Reservation;
import com.papertrade.trading.OrderEvent.Kind;
import com.papertrade.trading.OrderOutcome.Accepted;
import com.papertrade.trading.OrderOutcome.Filled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that wait in an instant portfolio, on Tuesday morning with IBM at 200. */
@PlayedTradingTest
class WaitingOrdersIT {

    private static final Instant TUESDAY_10_00 = Instant.parse("2026-11-24T15:00:00Z");

    @Autowired
    Trader maya;

    @Autowired
    PlayedMarket market;

    @Autowired
    OrderMatcher matcher;

    @Autowired
    Portfolios portfolios;

    @BeforeEach
    void tuesdayMorning() {
        market.reset(TUESDAY_10_00);
        market.trades(IBM, "200");
        maya.opensAccount(TradingTerms.DEFAULT);
    }

    @AfterEach
    void theLedgerAgrees() {
        assertThat(maya.ledgerDifferences()).isEmpty();
    }

    @Test
    void aBuyLimitKeepsItsCostUntilThePriceIsBetter() {
        var order = maya.waits(maya.ticket(BUY, "10", limit("190")));

        assertThat(order.kept()).contains(new Reservation.OfCash(usd("1900")));
        assertThat(maya.account().cash()).isEqualTo(usd("10000"));
        assertThat(maya.account().buyingPower()).isEqualTo(usd("8100"));

        aMinuteLaterIbmTrades("190");
        assertThat(maya.now(order).isOpen()).isTrue();

        aMinuteLaterIbmTrades("189.50");
        // 10 × 189.50
        assertThat(maya.fillOf(order).amount()).isEqualTo(usd("1895"));
        assertThat(maya.fillOf(order).rule()).isEqualTo(FillRule.LIMIT_AT_BETTER);
        assertThat(maya.account().buyingPower()).isEqualTo(usd("8105"));
        assertThat(maya.lifeOf(order)).containsExactly(Kind.ACCEPTED, Kind.FILLED);
    }

    @Test
    void aLimitThatTheLatestPriceBeatsIsFilledAtOnceAtThatPrice() {
        var fill = maya.fills(maya.ticket(BUY, "10", limit("210")));

        assertThat(fill.price()).isEqualTo(Price.usd("200"));
        assertThat(fill.rule()).isEqualTo(FillRule.INSTANT_LATEST_PRICE);
        assertThat(maya.waits(maya.ticket(BUY, "1", limit("200"))).isOpen()).isTrue();
    }

    @Test
    void twoOpenOrdersNeverSpendTheSameCash() {
        var _ = maya.waits(maya.ticket(BUY, "40", limit("150"))); // keeps 6,000

        assertThat(maya.isRefused(maya.ticket(BUY, "40", limit("150"))))
                .isEqualTo(new Rejection(
                        INSUFFICIENT_FUNDS,
                        "Insufficient funds: you have $4,000.00 besides the $6,000.00 that open orders keep, this order"
                                + " needs $6,000.00 (short by $2,000.00)."));
        assertThat(maya.isRefused(maya.ticket(BUY, "21", OrderType.MARKET)).reason())
                .isEqualTo(INSUFFICIENT_FUNDS);
        assertThat(portfolios.withdraw(maya.id, maya.portfolio, usd("4000.01")))
                .isEqualTo(new CashMovement.InsufficientFunds(usd("4000"), usd("6000"), usd("4000.01")));
    }

    @Test
    void twoOpenOrdersNeverSellTheSameShares() {
        maya.buysAtTheMarket("10");
        var _ = maya.waits(maya.ticket(SELL, "7", limit("220")));

        assertThat(maya.isRefused(maya.ticket(SELL, "4", stop("180"))))
                .isEqualTo(
                        new Rejection(
                                INSUFFICIENT_SHARES,
                                "Insufficient shares of IBM: you have 3 besides the 7 that open orders keep, this order sells 4."));
        assertThat(maya.waits(maya.ticket(SELL, "3", stop("180"))).isOpen()).isTrue();
        assertThat(maya.holding().available()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aCancelledOrderLetsGoOfWhatItKept() {
        var order = maya.waits(maya.ticket(BUY, "10", limit("190")));

        assertThat(maya.cancels(order)).isInstanceOf(Cancellation.Cancelled.class);
        assertThat(maya.account().buyingPower()).isEqualTo(usd("10000"));
        aMinuteLaterIbmTrades("100");
        assertThat(maya.now(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(maya.cancels(order)).isEqualTo(new Cancellation.TooLate(maya.now(order)));
        assertThat(maya.lifeOf(order)).containsExactly(Kind.ACCEPTED, Kind.CANCELLED);
    }

    @Test
    void aReplacementTakesThePlaceAndWhatWasKept() {
        var old = maya.waits(maya.ticket(BUY, "50", limit("190"))); // keeps 9,500

        var outcome = maya.replaces(old, maya.ticket(BUY, "50", limit("195"))); // 9,750 of 10,000

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.order().replaces()).contains(old.id()));
        assertThat(maya.now(old).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(maya.lifeOf(old)).containsExactly(Kind.ACCEPTED, Kind.REPLACED);
        assertThat(maya.account().buyingPower()).isEqualTo(usd("250"));
    }

    @Test
    void aReplacementThatIsRejectedLeavesTheOrderAsItWas() {
        var old = maya.waits(maya.ticket(BUY, "50", limit("190")));

        assertThat(Trader.rejection(maya.replaces(old, maya.ticket(BUY, "60", limit("190"))))
                        .reason())
                .isEqualTo(INSUFFICIENT_FUNDS);

        assertThat(maya.now(old)).isEqualTo(old);
        assertThat(maya.account().buyingPower()).isEqualTo(usd("500"));
    }

    @Test
    void aBuyStopKeepsTheLastPriceAndFivePerCentAndMayCostMore() {
        var order = maya.waits(maya.ticket(BUY, "10", stop("205")));
        assertThat(order.kept()).contains(new Reservation.OfCash(usd("2100"))); // 10 × 200 × 1.05

        aMinuteLaterIbmTrades("220");

        assertThat(maya.fillOf(order).price()).isEqualTo(Price.usd("220"));
        assertThat(maya.account().cash()).isEqualTo(usd("7800"));
        assertThat(maya.account().reserved()).isEqualTo(usd("0"));
    }

    @Test
    void whatTheMoneyDoesNotSufficeForIsRejectedWhenItWouldFill() {
        var first = maya.waits(maya.ticket(BUY, "20", stop("205"))); // keeps 4,200
        var second = maya.waits(maya.ticket(BUY, "27", stop("205"))); // keeps 5,670

        aMinuteLaterIbmTrades("220");

        // In the order they were accepted: 20 × 220 = 4,400, of the 4,200 kept and 130 nobody kept, is too much;
        // then 27 × 220 = 5,940 is within the 10,000 that are left.
        assertThat(maya.now(first).rejection())
                .contains(new Rejection(
                        INSUFFICIENT_FUNDS,
                        "Insufficient funds: you have $4,330.00 besides the $5,670.00 that open orders keep, this order"
                                + " needs $4,400.00 (short by $70.00)."));
        assertThat(maya.lifeOf(first)).containsExactly(Kind.ACCEPTED, Kind.REJECTED);
        assertThat(maya.fillOf(second).cashAfter()).isEqualTo(usd("4060"));
    }

    @Test
    void aStopThatIsReachedAlreadyIsRefused() {
        assertThat(maya.isRefused(maya.ticket(BUY, "1", stop("200"))))
                .isEqualTo(
                        new Rejection(
                                STOP_ALREADY_REACHED,
                                "IBM is at $200.00 and has reached the stop of $200.00 already. A stop to buy lies above the price."));
        maya.buysAtTheMarket("1");
        assertThat(maya.isRefused(maya.ticket(SELL, "1", stopLimit("201", "190")))
                        .reason())
                .isEqualTo(STOP_ALREADY_REACHED);
    }

    @Test
    void aStopLimitBecomesALimitOrderOnceItsStopIsReached() {
        maya.buysAtTheMarket("10");
        var order = maya.waits(maya.ticket(SELL, "10", stopLimit("190", "189")));

        aMinuteLaterIbmTrades("188");
        assertThat(maya.now(order).triggeredAt()).contains(TUESDAY_10_00.plusSeconds(60));
        assertThat(maya.now(order).isOpen()).isTrue();

        aMinuteLaterIbmTrades("189.25");
        assertThat(maya.fillOf(order).price()).isEqualTo(Price.usd("189.25"));
        assertThat(maya.lifeOf(order)).containsExactly(Kind.ACCEPTED, Kind.TRIGGERED, Kind.FILLED);
    }

    @Test
    void theSameTicketAgainIsTheSameOrder() {
        var ticket = maya.ticket(BUY, "10", limit("190"));
        var order = maya.waits(ticket);

        assertThat(maya.waits(ticket)).isEqualTo(order);
        assertThat(maya.account().reserved()).isEqualTo(usd("1900"));

        aMinuteLaterIbmTrades("189");
        assertThat(maya.places(ticket)).isEqualTo(new Filled(maya.now(order), maya.fillOf(order)));
    }

    @Test
    void anAmountAtALimitIsSoManySharesFromTheStart() {
        var ticket = maya.ticket(BUY, new OrderSize.Amount(usd("500")), limit("150"), TimeInForce.GOOD_TILL_CANCELLED);
        var order = maya.waits(ticket);

        assertThat(order.quantity()).contains(Quantity.of("3.333333333"));
        assertThat(order.kept()).contains(new Reservation.OfCash(usd("500")));
        assertThat(maya.waits(ticket)).isEqualTo(order);
    }

    @Test
    void anAmountAtTheMarketBuysNoMoreThanItPaysFor() {
        var fill = maya.fills(maya.ticket(BUY, new OrderSize.Amount(usd("500")), OrderType.MARKET, TimeInForce.DAY));

        assertThat(fill.quantity()).isEqualTo(Quantity.of("2.5"));
        assertThat(fill.amount()).isEqualTo(usd("500"));
    }

    @Test
    void aPriceFromBeforeTheOrderNeverFillsIt() {
        market.trades(IBM, "180");
        market.clock.advance(Duration.ofSeconds(1));
        maya.buysAtTheMarket("1");
        var order = maya.waits(maya.ticket(SELL, "1", stop("179")));

        matcher.match(List.of(IBM));

        assertThat(maya.now(order).isOpen()).isTrue();
    }

    @Test
    void aDeletedPortfolioHasNoOrdersThatWait() {
        var order = maya.waits(maya.ticket(BUY, "10", limit("190")));

        assertThat(portfolios.delete(maya.id, maya.portfolio)).isTrue();

        aMinuteLaterIbmTrades("150");
        assertThat(maya.eventsEver(order)).containsExactly(Kind.ACCEPTED, Kind.CANCELLED);
    }

    private void aMinuteLaterIbmTrades(String price) {
        market.clock.advance(Duration.ofMinutes(1));
        market.trades(IBM, price);
        matcher.match(List.of(IBM));
    }
}
