package com.papertrade.performance;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Position;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tuesday 2026-11-24 is compared with Monday 2026-11-23 throughout. */
class DailyChangeTest {

    private static final String MONDAY = "2026-11-23";
    private static final String TUESDAY = "2026-11-24";

    private final Situation tuesday = Situation.intraday().at("2026-11-24 15:00");
    private final Account account = tuesday.account;

    @Test
    void countsSharesBoughtTodayFromTheirPurchase() {
        account.deposits("2026-11-20 10:00", "10000").buys("2026-11-24 10:00", "IBM", "10", "148");
        tuesday.closed("IBM", MONDAY, "145").quoted("IBM", TUESDAY, "150");

        // 10 × 150 − 10 × 148; the day's move since Monday's close would be 50.00.
        assertThat(tuesday.change().gain().amount()).isEqualTo(usd("20.00"));
    }

    @Test
    void countsSharesSoldTodayUpToTheirSale() {
        account.deposits("2026-11-20 10:00", "10000")
                .buys("2026-11-20 10:01", "IBM", "10", "140")
                .sells("2026-11-24 10:00", "IBM", "4", "149");
        tuesday.closed("IBM", MONDAY, "145").quoted("IBM", TUESDAY, "150");

        // 6 × 150 + 4 × 149 − 10 × 145 = 900 + 596 − 1450
        var change = tuesday.change();
        assertThat(change.gain().amount()).isEqualTo(usd("46.00"));

        var ibm = change.positions().getFirst();
        assertThat(ibm.heldThen()).isEqualTo(Quantity.of(10));
        assertThat(ibm.heldNow()).isEqualTo(Quantity.of(6));
        assertThat(ibm.valueThen()).isEqualTo(usd("1450.00"));
        assertThat(ibm.valueNow()).isEqualTo(usd("900.00"));
        assertThat(ibm.sold()).isEqualTo(usd("596.00"));
        assertThat(ibm.bought()).isEqualTo(usd("0"));
        // 46 ÷ 1450 = 3.1724 %
        assertThat(ibm.gain().rate().orElseThrow().hundredths(2)).isEqualByComparingTo("3.17");
    }

    @Test
    void doesNotCountADepositAsAGain() {
        account.deposits("2026-11-20 10:00", "10000").deposits("2026-11-24 10:00", "5000");

        var change = tuesday.change();
        assertThat(change.gain().amount()).isEqualTo(usd("0.00"));
        assertThat(change.gain().rate().orElseThrow().hundredths(2)).isEqualByComparingTo("0.00");
        assertThat(change.deposited()).isEqualTo(usd("5000"));
        assertThat(change.equityAtPreviousClose()).isEqualTo(usd("10000"));
        assertThat(change.equityNow()).isEqualTo(usd("15000"));
    }

    @Test
    void doesNotCountAWithdrawalAsALoss() {
        account.deposits("2026-11-20 10:00", "10000").withdraws("2026-11-24 10:00", "4000");

        assertThat(tuesday.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(tuesday.change().withdrawn()).isEqualTo(usd("4000"));
    }

    @Test
    void isZeroForCashAlone() {
        account.deposits("2026-11-20 10:00", "10000");

        assertThat(tuesday.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(tuesday.change().positions()).isEmpty();
    }

    @Test
    void relatesToTheEquityAtThePreviousCloseAndTodaysDeposits() {
        account.deposits("2026-11-20 10:00", "1000")
                .buys("2026-11-20 10:01", "IBM", "10", "100")
                .deposits("2026-11-24 09:00", "1000");
        tuesday.closed("IBM", MONDAY, "100").quoted("IBM", TUESDAY, "110");

        // 100 ÷ (1000 + 1000)
        assertThat(tuesday.change().gain().rate().orElseThrow().hundredths(2)).isEqualByComparingTo("5.00");
    }

    @Test
    void hasNoRateWithoutAnythingToRelateTo() {
        account.deposits("2026-11-20 10:00", "1000").withdraws("2026-11-20 10:01", "1000");

        assertThat(tuesday.change().gain()).isEqualTo(new Gain(usd("0.00"), Optional.empty()));
    }

    @Test
    void isZeroOnAPortfoliosFirstDayWithoutATrade() {
        account.deposits("2026-11-24 10:00", "100000");

        var change = tuesday.change();
        assertThat(change.equityAtPreviousClose()).isEqualTo(usd("0"));
        assertThat(change.gain().amount()).isEqualTo(usd("0.00"));
        assertThat(change.gain().rate().orElseThrow().hundredths(2)).isEqualByComparingTo("0.00");
    }

    @Test
    void isWhatTheTradesMadeOnAPortfoliosFirstDay() {
        account.deposits("2026-11-24 10:00", "100000").buys("2026-11-24 10:01", "IBM", "10", "148");
        tuesday.quoted("IBM", TUESDAY, "150");

        var change = tuesday.change();
        assertThat(change.gain().amount()).isEqualTo(usd("20.00"));
        // 20 ÷ 100,000
        assertThat(change.gain().rate().orElseThrow().hundredths(2)).isEqualByComparingTo("0.02");
    }

    @Test
    void countsWhatWasBoughtAndSoldWithinTheDay() {
        account.deposits("2026-11-20 10:00", "10000")
                .buys("2026-11-24 10:00", "IBM", "10", "148")
                .sells("2026-11-24 11:00", "IBM", "10", "151.5");

        // 1515 − 1480, and neither a close nor a price of IBM is needed.
        var change = tuesday.change();
        assertThat(change.gain().amount()).isEqualTo(usd("35.00"));
        assertThat(change.positions().getFirst().heldNow()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void countsSharesSoldOutAndBoughtAgain() {
        account.deposits("2026-11-20 10:00", "10000")
                .buys("2026-11-20 10:01", "IBM", "10", "140")
                .sells("2026-11-24 10:00", "IBM", "10", "149")
                .buys("2026-11-24 11:00", "IBM", "5", "151");
        tuesday.closed("IBM", MONDAY, "145").quoted("IBM", TUESDAY, "150");

        // 10 × (149 − 145) + 5 × (150 − 151)
        assertThat(tuesday.change().gain().amount()).isEqualTo(usd("35.00"));
    }

    @Test
    void takesFeesOff() {
        account.deposits("2026-11-20 10:00", "10000")
                .buys("2026-11-24 10:00", "IBM", "10", "148")
                .pays("2026-11-24 10:00", "1.50");
        tuesday.quoted("IBM", TUESDAY, "150");

        assertThat(tuesday.change().gain().amount()).isEqualTo(usd("18.50"));
        assertThat(tuesday.change().fees()).isEqualTo(usd("1.50"));
        assertThat(tuesday.change().positions().getFirst().gain().amount()).isEqualTo(usd("20.00"));
    }

    @Test
    void leavesNoTraceOfAPurchaseReversedTheSameDay() {
        account.deposits("2026-11-20 10:00", "10000")
                .buys("2026-11-24 10:00", "IBM", "10", "148")
                .reverses("2026-11-24 10:05", Position.none(new Symbol("IBM")));

        assertThat(tuesday.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(tuesday.change().positions()).isEmpty();
    }

    @Test
    void takesBackTheGainOfAPurchaseReversedLater() {
        account.deposits("2026-11-20 10:00", "10000")
                .buys("2026-11-20 10:01", "IBM", "10", "148")
                .reverses("2026-11-24 10:05", Position.none(new Symbol("IBM")));
        tuesday.closed("IBM", MONDAY, "150");

        // Monday's equity had 10 × 150 for what only 1480 comes back for.
        var change = tuesday.change();
        assertThat(change.equityAtPreviousClose()).isEqualTo(usd("10020"));
        assertThat(change.equityNow()).isEqualTo(usd("10000"));
        assertThat(change.gain().amount()).isEqualTo(usd("-20.00"));
    }

    @Test
    void doesNotCountAReversedDepositAsALoss() {
        account.deposits("2026-11-20 10:00", "10000")
                .deposits("2026-11-23 10:00", "5000")
                .reverses("2026-11-24 10:00");

        assertThat(tuesday.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(tuesday.change().deposited()).isEqualTo(usd("-5000"));
    }

    @Test
    void takesWhatHappenedAtTheVeryCloseAsBeforeIt() {
        account.deposits("2026-11-23 16:00", "10000").deposits("2026-11-23 16:01", "500");

        assertThat(tuesday.change().equityAtPreviousClose()).isEqualTo(usd("10000"));
        assertThat(tuesday.change().deposited()).isEqualTo(usd("500"));
    }

    @Test
    void tellsWhatOfTheEquitiesIsCash() {
        account.deposits("2026-11-20 10:00", "10000")
                .buys("2026-11-20 10:01", "IBM", "10", "140")
                .sells("2026-11-24 10:00", "IBM", "4", "149");
        tuesday.closed("IBM", MONDAY, "145").quoted("IBM", TUESDAY, "150");

        assertThat(tuesday.change().cashAtPreviousClose()).isEqualTo(usd("8600.00"));
        assertThat(tuesday.change().cashNow()).isEqualTo(usd("9196.00"));
    }

    /** Fractions of shares at prices of four decimals, so that every value is rounded; 200 orders each. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheSumOfItsPartsToTheCent(long seed) {
        var random = new Random(seed);
        account.deposits("2026-11-20 10:00", "1000000");
        for (var order = 0; order < 200; order++) {
            var symbol = "S" + random.nextInt(5);
            var day = order < 100 ? "2026-11-23" : "2026-11-24";
            trade(random, "%s 10:%02d".formatted(day, order % 60), symbol);
        }
        for (var i = 0; i < 5; i++) {
            tuesday.closed("S" + i, MONDAY, price(random)).quoted("S" + i, TUESDAY, price(random));
        }

        var change = tuesday.change();

        // Situation.change() holds the sum of the parts against the total; here against the definition.
        assertThat(change.positions()).hasSize(5);
        assertThat(change.gain().amount()).isEqualTo(change.equityNow().minus(change.equityAtPreviousClose()));
        assertThat(change.fees()).isGreaterThan(Money.ZERO_USD);
    }

    private void trade(Random random, String when, String symbol) {
        var shares = "0." + (100 + random.nextInt(900));
        account.buys(when, symbol, "1" + shares.substring(1), price(random));
        account.sells(when, symbol, shares, price(random));
        account.pays(when, "0.01");
    }

    private static String price(Random random) {
        return "%d.%04d".formatted(50 + random.nextInt(100), random.nextInt(10_000));
    }
}
