package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static com.papertrade.trading.RejectionReason.INSUFFICIENT_FUNDS;
import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static com.papertrade.trading.Trader.IBM;
import static com.papertrade.trading.Trader.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Correction.Possible;
import com.papertrade.portfolio.Correction.Refused;
import com.papertrade.portfolio.CorrectionRefusal;
import com.papertrade.portfolio.LedgerCorrections;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What trading costs, and what a split does to orders, with IBM at 200. */
@PlayedTradingTest
class TermsIT {

    private static final TradingTerms WITH_FEES = new TradingTerms(
            ExecutionPolicy.INSTANT,
            new Charge.PerShare(Price.usd("0.01"), usd("1"), usd("5")),
            new Charge.PerOrder(usd("0.40")));

    private static final User ADMINISTRATOR = new User(UserId.random(), "Ada", "ada@example.test", true);

    @Autowired
    Trader maya;

    @Autowired
    TradingDesk desk;

    @Autowired
    TradingAccounts accounts;

    @Autowired
    Portfolios portfolios;

    @Autowired
    PlayedMarket market;

    @Autowired
    OrderMatcher matcher;

    @Autowired
    SplitAdjustment splits;

    @Autowired
    LedgerCorrections corrections;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void tuesdayMorning() {
        market.reset(Instant.parse("2026-11-24T15:00:00Z"));
        market.trades(IBM, "200");
        maya.opensAccount(WITH_FEES);
    }

    @AfterEach
    void theLedgerAgrees() {
        assertThat(maya.ledgerDifferences()).isEmpty();
    }

    @Test
    void feesAreEntriesOfTheirOwnAfterTheTrade() {
        var fill = maya.fills(maya.ticket(BUY, "10", OrderType.MARKET));

        assertThat(fill.fees()).isEqualTo(new Fees(usd("1"), usd("0.40")));
        assertThat(fill.cashAfter()).isEqualTo(usd("7998.60")); // 10,000 − 2,000 − 1.40
        assertThat(portfolios.entries(maya.id, maya.portfolio, 0, 3))
                .extracting(LedgerRecord::entry)
                .containsExactly(
                        new FeeCharged(fill.filledAt(), usd("0.40"), "Slippage for buying 10 IBM"),
                        new FeeCharged(fill.filledAt(), usd("1"), "Commission for buying 10 IBM"),
                        new Bought(fill.filledAt(), IBM, Quantity.of(10), Price.usd("200"), usd("2000")));
    }

    @Test
    void anOrderThatWaitsKeepsItsFeesToo() {
        var order = maya.waits(maya.ticket(BUY, "10", limit("190")));

        assertThat(order.kept()).contains(new Reservation.OfCash(usd("1901")));
    }

    @Test
    void thePriceAndTheFeesTogetherMustBePaid() {
        // 49 × 200 = 9,800; 50 × 200 = 10,000 and 1.40 more
        assertThat(desk.largest(maya.id, maya.portfolio, BUY, IBM, OrderType.MARKET))
                .isEqualTo(Quantity.of(49));
        assertThat(maya.isRefused(maya.ticket(BUY, "50", OrderType.MARKET)).sentence())
                .isEqualTo("Insufficient funds: you have $10,000.00, this order needs $10,001.40 (short by $1.40).");
    }

    @Test
    void aSaleThatBringsLessThanItsFeesIsPaidFromCash() {
        maya.buysAtTheMarket("10");
        var fill = maya.fills(maya.ticket(SELL, "0.001", OrderType.MARKET)); // 0.20 less 1.40

        assertThat(fill.cashAfter()).isEqualTo(usd("7997.40"));
    }

    @Test
    void aSaleWhoseFeesNobodyCanPayIsRefused() {
        maya.buysAtTheMarket("10");
        var _ = portfolios.withdraw(maya.id, maya.portfolio, usd("7998.60"));

        assertThat(maya.isRefused(maya.ticket(SELL, "0.001", OrderType.MARKET)))
                .isEqualTo(new Rejection(
                        INSUFFICIENT_FUNDS,
                        "Insufficient funds: you have $0.00, this order needs $1.20 (short by $1.20)."));
    }

    @Test
    void anOrderIsFilledOnTheTermsItWasAcceptedUnder() {
        var order = maya.waits(maya.ticket(BUY, "10", limit("190")));
        assertThat(accounts.change(maya.id, maya.portfolio, TradingTerms.DEFAULT))
                .isTrue();

        market.clock.advance(Duration.ofMinutes(1));
        market.trades(IBM, "189");
        matcher.match(List.of(IBM));

        assertThat(maya.fillOf(order).fees().commission()).isEqualTo(usd("1"));
        assertThat(maya.fills(maya.ticket(BUY, "1", OrderType.MARKET)).fees()).isEqualTo(Fees.NONE);
    }

    @Test
    void somebodyElsesTermsAreNotToBeSeenOrChanged() {
        var tom = UserId.random();

        assertThat(accounts.termsOf(tom, maya.portfolio)).isEqualTo(TradingTerms.DEFAULT);
        assertThat(accounts.change(tom, maya.portfolio, TradingTerms.DEFAULT)).isFalse();
        assertThat(accounts.termsOf(maya.id, maya.portfolio)).isEqualTo(WITH_FEES);
    }

    @Test
    void aSplitMakesMoreSharesAtLowerPricesOfTheSameOrder() {
        maya.buysAtTheMarket("10");
        var sale = maya.waits(maya.ticket(SELL, "6", limit("220")));
        var purchase = maya.waits(maya.ticket(BUY, "10", limit("150")));

        splits("4", "10", "40");

        assertThat(maya.now(sale).type()).isEqualTo(limit("55"));
        assertThat(maya.now(sale).kept()).contains(new Reservation.OfShares(IBM, Quantity.of(24)));
        assertThat(maya.now(purchase).type()).isEqualTo(limit("37.5"));
        assertThat(maya.now(purchase).quantity()).contains(Quantity.of(40));
        assertThat(maya.now(purchase).kept()).isEqualTo(purchase.kept());
        assertThat(maya.holding().available()).isEqualTo(Quantity.of(16));
    }

    @Test
    void aReverseSplitMakesFewer() {
        maya.buysAtTheMarket("10");
        var sale = maya.waits(maya.ticket(SELL, "10", limit("220")));

        splits("0.1", "10", "1");

        assertThat(maya.now(sale).quantity()).contains(Quantity.of(1));
        assertThat(maya.now(sale).type()).isEqualTo(limit("2200"));
        assertThat(maya.holding().available()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aSplitIsNotTakenBackWhileOrdersThatReckonWithItWait() {
        maya.buysAtTheMarket("10");
        var purchase = maya.waits(maya.ticket(BUY, "10", limit("150")));
        splits("4", "10", "40");
        var split = 5; // after the deposit, the purchase, its slippage and its commission

        var refused = corrections.check(ADMINISTRATOR, maya.portfolio, split);
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refused.class, what -> assertThat(what.reason()).isEqualTo(CorrectionRefusal.ORDERS_ARE_OPEN));

        assertThat(maya.cancels(purchase)).isInstanceOf(Cancellation.Cancelled.class);
        assertThat(corrections.check(ADMINISTRATOR, maya.portfolio, split)).isInstanceOf(Possible.class);
    }

    private void splits(String ratio, String before, String after) {
        transaction.executeWithoutResult(_ -> {
            var account = portfolios.lock(maya.portfolio).orElseThrow();
            var _ = splits.apply(
                    account,
                    new SharesSplit(
                            account.now(),
                            IBM,
                            SplitRatio.of(ratio),
                            LocalDate.of(2026, 11, 25),
                            Quantity.of(before),
                            Quantity.of(after)));
        });
    }
}
