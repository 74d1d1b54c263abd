package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.Investor.AAPL;
import static com.papertrade.corporateaction.Investor.IBM;
import static com.papertrade.corporateaction.Investor.split;
import static com.papertrade.money.Money.usd;
import static com.papertrade.trading.Side.BUY;
import static com.papertrade.trading.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.trading.OrderSize;
import com.papertrade.trading.OrderType;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Apple split 4 for 1 on Monday 2020-08-31: it closed at 499.23 on the Friday before, at 129.04 on that day. */
@CorporateActionTest
class SplitsIT {

    @Autowired
    Investor maya;

    @Autowired
    Settlement settlement;

    @BeforeEach
    void tenSharesOnThursday() {
        maya.holdsAppleBeforeItsSplit(); // which leaves 939.10
        maya.market().closed(AAPL, "2020-09-02", "131.40");
    }

    @AfterEach
    void theLedgerAgrees() {
        assertThat(maya.ledgerDifferences()).isEmpty();
    }

    @Test
    void changesTheQuantityAndNotTheCost() {
        maya.isTold(split(AAPL, "2020-08-31", "4.0000"));

        maya.settlesAt("2020-08-31 15:59");
        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(10));

        maya.settlesAt("2020-08-31 16:00");
        var held = maya.holding(AAPL).position();
        assertThat(held.quantity()).isEqualTo(Quantity.of(40));
        assertThat(held.cost()).isEqualTo(usd("5060.90"));
        assertThat(held.averageCost()).contains(Price.usd("126.5225"));
        assertThat(maya.ledger().getLast()).isInstanceOfSatisfying(SharesSplit.class, booked -> {
            assertThat(booked.ratio()).isEqualTo(SplitRatio.of("4"));
            assertThat(booked.before()).isEqualTo(Quantity.of(10));
            assertThat(booked.after()).isEqualTo(Quantity.of(40));
        });
    }

    @Test
    void isNoChangeOfTheDay() {
        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settlesAt("2020-08-31 17:00");

        // 40 × 129.04 − 10 × 499.23; over 939.10 + 4,992.30: 2.854 %
        assertThat(maya.change().gain().amount()).isEqualTo(usd("169.30"));
        assertThat(maya.change()
                        .positions()
                        .getFirst()
                        .gain()
                        .rate()
                        .orElseThrow()
                        .hundredths(2))
                .isEqualByComparingTo("3.39");
    }

    /** 7 for 1 on Monday 2014-06-09: 645.57 on Friday, 93.70 on Monday. */
    @Test
    void ofOneShareInSevenIsNoChangeOfTheDayEither() {
        maya.market().closed(AAPL, "2014-06-05", "647.35");
        maya.market().closed(AAPL, "2014-06-06", "645.57");
        maya.market().closed(AAPL, "2014-06-09", "93.70");
        maya.at("2014-06-06 10:00");
        maya.opensAccount("1000");
        maya.buys(AAPL, "1");
        maya.isTold(split(AAPL, "2014-06-09", "7"));

        maya.settlesAt("2014-06-09 17:00");

        // 7 × 93.70 − 645.57
        assertThat(maya.change().gain().amount()).isEqualTo(usd("10.33"));
        assertThat(maya.change()
                        .positions()
                        .getFirst()
                        .gain()
                        .rate()
                        .orElseThrow()
                        .hundredths(2))
                .isEqualByComparingTo("1.60");
    }

    /** 10 × 1.046 = 10.46; 10 × 1.0027 = 10.027; 10 × 0.333333333 = 3.33333333. */
    @ParameterizedTest
    @CsvSource({"1.0460, 10.46", "1.0027, 10.027", "0.1, 1", "0.333333333, 3.33333333", "1.5, 15", "0.04, 0.4"})
    void leavesFractionsAsFractions(String factor, String shares) {
        maya.market().forgets(AAPL, "2020-08-31");
        maya.isTold(split(AAPL, "2020-08-31", factor));
        maya.settlesAt("2020-08-31 17:00");

        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(shares));
        assertThat(maya.holding(AAPL).position().cost()).isEqualTo(usd("5060.90"));
    }

    @Test
    void followOneAnother() {
        maya.market().forgetsAll();
        maya.isTold(split(AAPL, "2020-09-02", "0.5"), split(AAPL, "2020-08-31", "4"), split(AAPL, "2020-09-01", "1.5"));
        maya.settlesAt("2020-09-02 17:00");

        // 10 × 4 × 1.5 × 0.5
        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(30));
        assertThat(maya.ledger()).filteredOn(SharesSplit.class::isInstance).hasSize(3);
    }

    @Test
    void thatIsToldTenTimesIsBookedOnceByManyInstances() throws Exception {
        for (var time = 0; time < 10; time++) {
            maya.isTold(split(AAPL, "2020-08-31", "4"));
        }
        maya.at("2020-08-31 17:00");
        try (var instances = Executors.newFixedThreadPool(8)) {
            var runs = IntStream.range(0, 24)
                    .mapToObj(_ -> (Callable<Void>) () -> {
                        settlement.run();
                        return null;
                    })
                    .toList();
            for (var run : instances.invokeAll(runs)) {
                run.get();
            }
        }

        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(40));
        assertThat(maya.ledger()).filteredOn(SharesSplit.class::isInstance).hasSize(1);
    }

    @Test
    void doesNotTouchWhoBoughtInTheNewCount() {
        maya.isTold(split(AAPL, "2020-08-26", "2"));
        maya.settlesAt("2020-08-27 17:00");

        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(10));
        assertThat(maya.ledger()).noneMatch(SharesSplit.class::isInstance);
    }

    @Test
    void adjustsTheOrdersThatWait() {
        maya.at("2020-08-28 10:00");
        var buys = maya.waits(BUY, AAPL, "1", "480");
        var sells = maya.waits(SELL, AAPL, "8", "520");
        maya.isTold(split(AAPL, "2020-08-31", "4"));

        maya.settlesAt("2020-08-31 16:00");

        assertThat(maya.now(buys).size()).isEqualTo(new OrderSize.Shares(Quantity.of(4)));
        assertThat(maya.now(buys).type()).isEqualTo(new OrderType.Limit(Price.usd("120")));
        assertThat(maya.now(sells).size()).isEqualTo(new OrderSize.Shares(Quantity.of(32)));
        assertThat(maya.holding(AAPL).reserved()).isEqualTo(Quantity.of(32));
    }

    /** The market's last word is still Friday's, before the split: so is what the trader means. */
    @Test
    void adjustsAnOrderOfTheSameDayThatSpeaksOfFridaysPrices() {
        maya.at("2020-08-31 10:00");
        var sells = maya.waits(SELL, AAPL, "8", "520");
        maya.isTold(split(AAPL, "2020-08-31", "4"));

        maya.settlesAt("2020-08-31 16:00");

        assertThat(maya.now(sells).type()).isEqualTo(new OrderType.Limit(Price.usd("130")));
    }

    /** 480 ÷ 1.046 has decimals without end, and 3 × 1.046 shares have three. */
    @Test
    void cancelsAnOrderThatCannotBeSaidExactlyInTheNewCount() {
        maya.market().forgets(AAPL, "2020-08-31");
        maya.at("2020-08-28 10:00");
        var inexact = maya.waits(BUY, AAPL, "1", "480");
        var exact = maya.waits(SELL, AAPL, "3", "523");
        maya.isTold(split(AAPL, "2020-08-31", "1.046"));

        maya.settlesAt("2020-08-31 16:00");

        assertThat(maya.now(inexact).isOpen()).isFalse();
        assertThat(maya.storyOf(inexact)).contains("cannot be said exactly");
        assertThat(maya.now(exact).type()).isEqualTo(new OrderType.Limit(Price.usd("500")));
        assertThat(maya.now(exact).size()).isEqualTo(new OrderSize.Shares(Quantity.of("3.138")));
    }

    /** With one price a session, the old count goes on until Monday's close: so does who may have traded in it. */
    @Test
    void reachesAPortfolioThatWasOpenedOnTheDayItself() {
        maya.at("2020-08-31 10:00");
        maya.opensAccount("6000");
        maya.buys(AAPL, "10"); // at Friday's 499.23
        maya.isTold(split(AAPL, "2020-08-31", "4"));

        maya.settlesAt("2020-08-31 16:00");

        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(40));
    }

    @Test
    void toldLateLeavesOrdersOfTheNewCountAlone() {
        maya.at("2020-09-01 10:00");
        var sells = maya.waits(SELL, AAPL, "8", "140");
        maya.isTold(split(AAPL, "2020-08-31", "4"));

        maya.settles();

        assertThat(maya.now(sells).isOpen()).isTrue();
        assertThat(maya.now(sells).size()).isEqualTo(new OrderSize.Shares(Quantity.of(8)));
        assertThat(maya.now(sells).type()).isEqualTo(new OrderType.Limit(Price.usd("140")));
        assertThat(maya.holding(AAPL).reserved()).isEqualTo(Quantity.of(8));
    }

    @Test
    void toldLateComesOutAsIfItHadBeenToldInTime() {
        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settlesAt("2020-08-31 16:00");
        tradesInTheNewCount();
        var told = maya.holding(AAPL);
        var change = maya.change();
        assertThat(told.position().quantity()).isEqualTo(Quantity.of(42)); // 40 + 5 − 3
        // Cost 5,060.90 + 645.20 = 5,706.10 of 45; the 3 sold took 380.41: 3/45 × 5,706.10 = 380.4066…
        assertThat(told.position().cost()).isEqualTo(usd("5325.69"));
        assertThat(told.realizedGain()).isEqualTo(usd("22.13")); // 3 × 134.18 − 380.41

        tenSharesOnThursday();
        maya.at("2020-08-31 17:00");
        tradesInTheNewCount();
        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settles();

        assertThat(maya.holding(AAPL)).isEqualTo(told);
        assertThat(maya.change().gain()).isEqualTo(change.gain());
        assertThat(maya.change().equityAtPreviousClose()).isEqualTo(change.equityAtPreviousClose());
        assertThat(maya.change().positions()).isEqualTo(change.positions());
    }

    private void tradesInTheNewCount() {
        maya.at("2020-08-31 17:00");
        maya.buys(AAPL, "5"); // at 129.04
        maya.at("2020-09-01 17:00");
        maya.sells(AAPL, "3"); // at 134.18
        maya.at("2020-09-02 18:00");
    }

    @Test
    void toldLateEditsNothing() {
        maya.at("2020-08-31 17:00");
        tradesInTheNewCount();
        var before = maya.records();

        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settles();

        assertThat(maya.records()).startsWith(before.toArray(new LedgerRecord[0]));
        assertThat(maya.ledger())
                .<Class<? extends LedgerEntry>>extracting(LedgerEntry::getClass)
                .containsExactly(
                        Deposited.class,
                        Bought.class,
                        Bought.class,
                        Sold.class,
                        Reversed.class,
                        Reversed.class,
                        SharesSplit.class,
                        Bought.class,
                        Sold.class);
        assertThat(maya.ledger().getLast().effectiveAt())
                .isEqualTo(maya.ledger().get(3).occurredAt());
    }

    /** Friday's trades after the close, and Monday's before it, are at Friday's price and in the old count. */
    @Test
    void toldLateKnowsTheCountOfATradeByThePriceItWasMadeAt() {
        maya.at("2020-08-31 15:00");
        maya.sells(AAPL, "4"); // at 499.23
        maya.at("2020-09-01 10:00");
        maya.sells(AAPL, "2"); // at 129.04

        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settles();

        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(22)); // 6 × 4 − 2
        // The 2 of 24 shares took 2/24 of 3,036.54, 253.045, which is 253.04.
        assertThat(maya.holding(AAPL).position().cost()).isEqualTo(usd("2783.50"));
    }

    /** What the sale brought is spent, so it cannot be taken back: one entry gives the right number of shares. */
    @Test
    void toldLateIsBookedThoughTheCashIsSpent() {
        maya.market().closed(IBM, "2020-09-01", "123.40");
        maya.at("2020-09-01 17:00");
        maya.sells(AAPL, "4"); // brings 536.72: cash 1,475.82
        maya.buys(IBM, "11"); // 1,357.40: cash 118.42
        var equity = maya.valuation().equity().orElseThrow();

        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settles();

        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(36));
        assertThat(maya.cash()).isEqualTo(usd("118.42"));
        // 36 instead of 6 shares at 134.18
        assertThat(maya.valuation().equity()).contains(equity.plus(usd("4025.40")));
        assertThat(maya.ledger()).noneMatch(Reversed.class::isInstance);
    }

    @Test
    void toldInTheWrongOrderComesOutInTheRightOne() {
        maya.market().forgets(AAPL, "2020-09-01");
        maya.isTold(split(AAPL, "2020-09-01", "3"));
        maya.settlesAt("2020-09-01 17:00");
        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(30));

        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settles();

        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(120));
        assertThat(maya.ledger().getLast()).isInstanceOfSatisfying(SharesSplit.class, last -> {
            assertThat(last.before()).isEqualTo(Quantity.of(40));
            assertThat(last.after()).isEqualTo(Quantity.of(120));
        });
    }
}
