package com.papertrade.performance;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Splits and dividends count in the session they take effect in, whenever they are booked. The 4:1
 * split of AAPL took effect on Monday 2020-08-31; it closed at 499.23 before and 129.04 after.
 */
class DailyChangeCorporateActionTest {

    private final Situation apple = Situation.endOfDay()
            .closed("AAPL", "2020-08-27", "500.04")
            .closed("AAPL", "2020-08-28", "499.23")
            .closed("AAPL", "2020-08-31", "129.04")
            .closed("AAPL", "2020-09-01", "134.18");
    private final Account account =
            apple.account.deposits("2020-08-03 10:00", "4000").buys("2020-08-03 10:01", "AAPL", "10", "400");

    @ParameterizedTest
    @CsvSource({"2020-08-29 09:00", "2020-08-31 00:00", "2020-08-31 17:00"})
    void isNotMovedByASplit(String booked) {
        account.splits(booked, "AAPL", "4", "2020-08-31");
        apple.at("2020-08-31 18:00");

        // 40 × 129.04 − 10 × 499.23 = 5161.60 − 4992.30; 169.30 ÷ 4992.30 = 3.3912 %
        var change = apple.change();
        assertThat(change.gain().amount()).isEqualTo(usd("169.30"));
        assertThat(change.gain().rate().orElseThrow().hundredths(2)).isEqualByComparingTo("3.39");

        var position = change.positions().getFirst();
        assertThat(position.heldThen()).isEqualTo(Quantity.of(10));
        assertThat(position.heldNow()).isEqualTo(Quantity.of(40));
    }

    @Test
    void countsTodaysTradesOnBothSidesOfASplit() {
        account.sells("2020-08-28 17:00", "AAPL", "2", "499.23")
                .splits("2020-08-31 00:00", "AAPL", "4", "2020-08-31")
                .sells("2020-08-31 10:00", "AAPL", "12", "128");
        apple.at("2020-08-31 18:00");

        // 20 × 129.04 + 2 × 499.23 + 12 × 128 − 10 × 499.23 = 2580.80 + 998.46 + 1536 − 4992.30
        assertThat(apple.change().gain().amount()).isEqualTo(usd("122.96"));
        // 40 × 129.04 − 4992.30; the eight sold on Friday missed 8 × 129.04 − 998.46, the twelve on Monday 12 × 1.04
        assertThat(apple.change().positions().getFirst().byPrice()).isEqualTo(usd("169.30"));
        assertThat(apple.change().positions().getFirst().byTrades()).isEqualTo(usd("-46.34"));
        assertThat(apple.change().positions().getFirst().heldThen()).isEqualTo(Quantity.of(10));
    }

    /** Booked on Saturday for Monday: Friday's 499.23 is still what one of 10 shares cost. */
    @ParameterizedTest
    @CsvSource({"2020-08-29 12:00", "2020-08-31 09:00", "2020-08-31 15:59"})
    void doesNotCountASplitBeforeItsSession(String now) {
        account.splits("2020-08-29 09:00", "AAPL", "4", "2020-08-31");
        apple.at(now).quoted("AAPL", "2020-08-28", "499.23");

        // 10 × (499.23 − 500.04)
        assertThat(apple.change().gain().amount()).isEqualTo(usd("-8.10"));
        assertThat(apple.change().positions().getFirst().heldNow()).isEqualTo(Quantity.of(10));
        assertThat(apple.valuation().equity()).contains(usd("4992.30"));
    }

    @Test
    void countsASplitThatWasBookedLateAsIfItHadBeenBookedInTime() {
        account.splits("2020-09-01 12:00", "AAPL", "4", "2020-08-31");
        apple.at("2020-09-01 18:00").quoted("AAPL", "2020-09-01", "134.18");

        // 40 × (134.18 − 129.04)
        assertThat(apple.change().gain().amount()).isEqualTo(usd("205.60"));
        assertThat(apple.change().positions().getFirst().heldThen()).isEqualTo(Quantity.of(40));
        assertThat(apple.valuation().equity()).contains(usd("5367.20"));
    }

    @Test
    void doesNotTrustAQuotesPreviousCloseOverASplit() {
        var tesla = Situation.endOfDay().at("2020-08-31 18:00").quoted("TSLA", "2020-08-31", "498.32", "442.68");
        tesla.account
                .deposits("2020-08-03 10:00", "10000")
                .buys("2020-08-03 10:01", "TSLA", "5", "1485")
                .splits("2020-08-31 00:00", "TSLA", "5", "2020-08-31");

        assertThat(tesla.waiting().sentence()).isEqualTo("waiting for Friday's close of TSLA");
    }

    @Test
    void countsAReverseSplitOfAnOddFactor() {
        var ibm = Situation.endOfDay()
                .at("2021-11-04 18:00")
                .closed("IBM", "2021-11-03", "127.13")
                .closed("IBM", "2021-11-04", "120.85");
        ibm.account
                .deposits("2021-10-01 10:00", "10000")
                .buys("2021-10-01 10:01", "IBM", "10", "130")
                .splits("2021-11-04 00:00", "IBM", "1.046", "2021-11-04");

        // 10.46 × 120.85 − 10 × 127.13 = 1264.09 − 1271.30
        assertThat(ibm.change().gain().amount()).isEqualTo(usd("-7.21"));
    }

    @Test
    void isNotMovedByASplitThatIsReversed() {
        account.splits("2020-08-31 00:00", "AAPL", "4", "2020-08-31")
                .reverses("2020-08-31 12:00", new Position(new Symbol("AAPL"), Quantity.of(10), usd("4000")));
        apple.closed("AAPL", "2020-08-31", "500.23").at("2020-08-31 18:00");

        assertThat(apple.change().gain().amount()).isEqualTo(usd("10.00"));
    }

    @Test
    void addsTheDividendsWhoseExDateIsTheSession() {
        account.receives("2020-08-31 00:00", "AAPL", "10", "0.82", "2020-08-31");
        apple.closed("AAPL", "2020-08-31", "498.41").at("2020-08-31 18:00");

        // The price fell by the dividend.
        assertThat(apple.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(apple.change().positions().getFirst().dividends()).isEqualTo(usd("8.20"));
    }

    @Test
    void addsWhatIsOwedAsIfItWerePaid() {
        account.isOwed("AAPL", "10", "0.82", "2020-08-31", "2020-09-10");
        apple.closed("AAPL", "2020-08-31", "498.41")
                .quoted("AAPL", "2020-08-31", "498.41")
                .at("2020-08-31 18:00");

        assertThat(apple.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(apple.change().positions().getFirst().dividends()).isEqualTo(usd("8.20"));
        assertThat(apple.valuation().equity()).contains(usd("4992.30")); // 10 × 498.41 + 8.20

        apple.closed("AAPL", "2020-09-01", "498.41").at("2020-09-01 18:00");
        assertThat(apple.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(apple.change().equityAtPreviousClose()).isEqualTo(usd("4992.30"));
    }

    /** It was receivable at the previous close, so its payment changes nothing. */
    @Test
    void doesNotCountThePaymentOfAnEarlierDividendAsAGain() {
        account.receives("2020-08-31 12:00", "AAPL", "10", "0.82", "2020-08-07");
        apple.closed("AAPL", "2020-08-31", "499.23").at("2020-08-31 18:00");

        var change = apple.change();
        assertThat(change.gain().amount()).isEqualTo(usd("0.00"));
        assertThat(change.equityAtPreviousClose()).isEqualTo(usd("5000.50"));
        assertThat(change.positions().getFirst().dividends()).isEqualTo(usd("0"));
    }

    @Test
    void leavesOutAnInstrumentThatOnlyPaidAnEarlierDividend() {
        account.sells("2020-08-20 10:00", "AAPL", "10", "470")
                .receives("2020-08-31 12:00", "AAPL", "10", "0.82", "2020-08-07");
        apple.at("2020-08-31 18:00");

        assertThat(apple.change().positions()).isEmpty();
        assertThat(apple.change().gain().amount()).isEqualTo(usd("0.00"));
    }

    /** Booked at midnight for Monday: Friday's price had not fallen by it yet. */
    @Test
    void doesNotCountADividendBeforeItsSession() {
        account.receives("2020-08-31 00:00", "AAPL", "10", "0.82", "2020-08-31");
        apple.at("2020-08-31 09:00");

        // 10 × (499.23 − 500.04)
        assertThat(apple.change().gain().amount()).isEqualTo(usd("-8.10"));
        assertThat(apple.change().cashNow()).isEqualTo(usd("0"));
    }
}
