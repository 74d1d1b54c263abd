package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.Investor.AAPL;
import static com.papertrade.corporateaction.Investor.dividend;
import static com.papertrade.corporateaction.Investor.split;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.Receivable;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Apple paid $0.82 a share with ex-date Friday 2020-08-07, on Thursday 2020-08-13. It closed at 455.61 on the
 * Thursday before the ex-date, and in this test at 454.79 on it: lower by the dividend.
 */
@CorporateActionTest
class DividendsIT {

    @Autowired
    Investor maya;

    @Autowired
    Settlement settlement;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void tenSharesOnMonday() {
        maya.nothingIsKnown();
        maya.market().closed(AAPL, "2020-07-31", "425.04");
        maya.market().closed(AAPL, "2020-08-03", "435.75");
        maya.market().closed(AAPL, "2020-08-05", "440.25");
        maya.market().closed(AAPL, "2020-08-06", "455.61");
        maya.market().closed(AAPL, "2020-08-07", "454.79");
        maya.market().closed(AAPL, "2020-08-10", "450.91");
        maya.market().closed(AAPL, "2020-08-12", "452.04");
        maya.market().closed(AAPL, "2020-08-13", "460.04");
        maya.at("2020-08-03 10:00");
        maya.opensAccount("10000");
        maya.buys(AAPL, "10");
    }

    @AfterEach
    void theLedgerAgrees() {
        assertThat(maya.ledgerDifferences()).isEmpty();
    }

    @Test
    void isOwedFromTheExDateOnAndPaidOnThePayDate() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-13"));

        maya.settlesAt("2020-08-06 18:00");
        assertThat(maya.valuation().receivables()).isEmpty();

        maya.settlesAt("2020-08-07 16:05");
        assertThat(maya.valuation().receivables())
                .extracting(Receivable::amount)
                .containsExactly(usd("8.20"));
        assertThat(maya.dividends()).isEmpty();

        maya.settlesAt("2020-08-12 23:59");
        assertThat(maya.dividends()).isEmpty();

        maya.settlesAt("2020-08-13 00:00");
        assertThat(maya.dividends()).singleElement().satisfies(paid -> {
            assertThat(paid.held()).isEqualTo(Quantity.of(10));
            assertThat(paid.rate()).isEqualTo(Price.usd("0.82"));
            assertThat(paid.exDate()).isEqualTo(LocalDate.of(2020, 8, 7));
            assertThat(paid.payDate()).isEqualTo(LocalDate.of(2020, 8, 13));
            assertThat(paid.amount()).isEqualTo(usd("8.20"));
        });
        assertThat(maya.valuation().receivables()).isEmpty();
        assertThat(maya.cash()).isEqualTo(usd("5757.80")); // 10,000 − 10 × 425.04 + 8.20
    }

    @Test
    void isNoLossOnTheExDateAndNoGainOnThePayDate() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-13"));
        maya.settlesAt("2020-08-07 18:00");

        // The price fell by what is owed.
        assertThat(maya.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(maya.change().positions().getFirst().dividends()).isEqualTo(usd("8.20"));
        // 5,749.60 + 10 × 454.79 + 8.20
        assertThat(maya.valuation().equity()).contains(usd("10305.70"));

        maya.settlesAt("2020-08-13 18:00");
        // 10 × (460.04 − 452.04)
        assertThat(maya.change().gain().amount()).isEqualTo(usd("80.00"));
    }

    /** Held at the close before the ex-date: the exchange closes at 16:00. */
    @ParameterizedTest
    @CsvSource({
        "2020-08-05 17:00, 14",
        "2020-08-06 15:59, 14",
        "2020-08-06 16:01, 10",
        "2020-08-07 09:00, 10",
        "2020-08-07 16:30, 10"
    })
    void belongsToWhoBoughtBeforeTheCloseBeforeTheExDate(String boughtAt, String entitled) {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-13"));
        maya.at(boughtAt);
        maya.buys(AAPL, "4");

        maya.settlesAt("2020-08-07 18:00");

        assertThat(maya.valuation().receivables()).extracting(Receivable::held).containsExactly(Quantity.of(entitled));
    }

    @ParameterizedTest
    @CsvSource({"2020-08-06 15:59, 0", "2020-08-06 16:01, 1", "2020-08-07 09:00, 1", "2020-08-07 16:30, 1"})
    void staysWithWhoSellsLater(String soldAt, int owed) {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-13"));
        maya.at(soldAt);
        maya.sells(AAPL, "10");

        maya.settlesAt("2020-08-07 18:00");

        assertThat(maya.valuation().receivables()).hasSize(owed);
    }

    @Test
    void isPaidOnTheExDateWhereNobodyKnowsThePayDate() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", ""));

        maya.settlesAt("2020-08-07 16:05");

        assertThat(maya.dividends()).singleElement().satisfies(paid -> {
            assertThat(paid.payDate()).isEqualTo(LocalDate.of(2020, 8, 7));
            assertThat(paid.amount()).isEqualTo(usd("8.20"));
        });
    }

    @Test
    void isRoundedOnceForAllShares() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.123456", ""));
        maya.settlesAt("2020-08-07 16:05");

        assertThat(maya.dividends()).extracting(DividendReceived::amount).containsExactly(usd("1.23")); // 1.23456
    }

    @Test
    void ofLessThanHalfACentIsNotPaid() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.0004", ""));
        maya.settlesAt("2020-08-07 16:05");

        assertThat(maya.dividends()).isEmpty();
        assertThat(maya.valuation().receivables()).isEmpty();
    }

    @Test
    void thatBecomesKnownLateIsPaidAtOnceAndChangesNoDayButItsOwn() {
        maya.settlesAt("2020-08-13 18:00");
        var change = maya.change();

        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-10"));
        maya.settles();

        assertThat(maya.dividends()).extracting(DividendReceived::amount).containsExactly(usd("8.20"));
        assertThat(maya.change().gain().amount()).isEqualTo(change.gain().amount());
        assertThat(maya.change().equityAtPreviousClose())
                .isEqualTo(change.equityAtPreviousClose().plus(usd("8.20")));
    }

    @Test
    void thatIsToldTenTimesIsPaidOnce() {
        for (var time = 0; time < 10; time++) {
            maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-13"));
            maya.settlesAt("2020-08-13 10:00");
        }

        assertThat(maya.dividends()).hasSize(1);
    }

    @Test
    void isPaidOnceThoughManyInstancesPayIt() throws Exception {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", ""));
        maya.at("2020-08-13 10:00");

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

        assertThat(maya.dividends()).hasSize(1);
    }

    /** The instance died after it had noted what is owed, and before it said that everybody was looked at. */
    @Test
    void isNotNotedTwiceAfterARestartInTheMiddle() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-13"));
        maya.settlesAt("2020-08-07 18:00");
        database.sql("UPDATE corporate_action SET settled_at = NULL").update();
        maya.at("2020-08-10 10:00");
        maya.sells(AAPL, "10");

        maya.settles();
        maya.settlesAt("2020-08-13 10:00");

        assertThat(maya.dividends()).extracting(DividendReceived::amount).containsExactly(usd("8.20"));
    }

    @Test
    void followsAPayDateThatBecomesKnownLater() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-13"));
        maya.settlesAt("2020-08-07 18:00");
        assertThat(maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-20"))
                        .changed())
                .isEqualTo(1);

        maya.settlesAt("2020-08-13 10:00");
        assertThat(maya.dividends()).isEmpty();

        maya.settlesAt("2020-08-20 10:00");
        assertThat(maya.dividends()).extracting(DividendReceived::payDate).containsExactly(LocalDate.of(2020, 8, 20));
    }

    /** Ex-dividend and split on one day: the rate is of shares after the split. */
    @Test
    void onTheDayOfASplitCountsTheSharesAfterIt() {
        maya.market().closed(AAPL, "2020-08-07", "113.49");
        maya.isTold(split(AAPL, "2020-08-07", "4"), dividend(AAPL, "2020-08-07", "0.205", ""));
        maya.at("2020-08-06 17:00");
        maya.sells(AAPL, "2");

        maya.settlesAt("2020-08-07 16:05");

        // 10 held at the close are 40 shares: 40 × 0.205
        assertThat(maya.dividends()).extracting(DividendReceived::amount).containsExactly(usd("8.20"));
        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(32));
    }

    @Test
    void isPaidAnewWhereASplitBecomesKnownAfterIt() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.205", ""));
        maya.settlesAt("2020-08-07 16:05");
        assertThat(maya.cash()).isEqualTo(usd("5751.65")); // 10 × 0.205 = 2.05

        maya.market().closed(AAPL, "2020-08-05", "110.06");
        maya.isTold(split(AAPL, "2020-08-05", "4"));
        maya.settlesAt("2020-08-10 10:00");

        assertThat(maya.cash()).isEqualTo(usd("5757.80")); // 40 × 0.205 = 8.20
        assertThat(maya.ledger()).filteredOn(Reversed.class::isInstance).hasSize(1);
        assertThat(maya.dividends())
                .extracting(DividendReceived::held)
                .containsExactly(Quantity.of(10), Quantity.of(40));
    }

    @Test
    void isNotOwedToADeletedPortfolio() {
        maya.isTold(dividend(AAPL, "2020-08-07", "0.82", "2020-08-13"));
        maya.settlesAt("2020-08-07 18:00");
        maya.deletesPortfolio();

        maya.settlesAt("2020-08-13 18:00");

        assertThat(database.sql(
                                "SELECT count(*) FROM dividend_entitlement WHERE portfolio_id = ? AND paid_sequence IS NULL")
                        .param(maya.portfolio.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
