package com.papertrade.performance;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.money.Quantity;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which session a daily change speaks of, and what counts as that day's. */
class DailyChangeSessionTest {

    @ParameterizedTest
    @CsvSource({
        // Friday and the weekend after it, until Monday's open.
        "2026-11-20 12:00, 2026-11-20, 2026-11-19",
        "2026-11-21 12:00, 2026-11-20, 2026-11-19",
        "2026-11-22 23:59, 2026-11-20, 2026-11-19",
        "2026-11-23 09:29, 2026-11-20, 2026-11-19",
        "2026-11-23 09:30, 2026-11-23, 2026-11-20",
        // A holiday Monday (Labor Day) and the Tuesday after it.
        "2026-09-07 12:00, 2026-09-04, 2026-09-03",
        "2026-09-08 12:00, 2026-09-08, 2026-09-04",
        // Good Friday, the Saturday after it, and Easter Monday before and after the open.
        "2026-04-03 12:00, 2026-04-02, 2026-04-01",
        "2026-04-04 12:00, 2026-04-02, 2026-04-01",
        "2026-04-06 09:29, 2026-04-02, 2026-04-01",
        "2026-04-06 09:30, 2026-04-06, 2026-04-02",
        // Thanksgiving, the half day after it, and its weekend.
        "2026-11-26 12:00, 2026-11-25, 2026-11-24",
        "2026-11-27 12:59, 2026-11-27, 2026-11-25",
        "2026-11-27 13:00, 2026-11-27, 2026-11-25",
        "2026-11-28 12:00, 2026-11-27, 2026-11-25",
        // The clocks go forward on Sunday 2026-03-08 and back on Sunday 2026-11-01.
        "2026-03-09 09:29, 2026-03-06, 2026-03-05",
        "2026-03-09 09:30, 2026-03-09, 2026-03-06",
        "2026-11-02 09:29, 2026-10-30, 2026-10-29",
        "2026-11-02 09:30, 2026-11-02, 2026-10-30"
    })
    void isTheLatestThatHasStarted(String now, String session, String previous) {
        var situation = Situation.intraday().at(now);
        situation.account.deposits("2026-01-02 10:00", "10000");

        assertThat(situation.change().session()).isEqualTo(session);
        assertThat(situation.change().previousSession()).isEqualTo(previous);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23 15:59, 2026-11-20, 2026-11-19",
        "2026-11-23 16:00, 2026-11-23, 2026-11-20",
        "2026-11-24 12:00, 2026-11-23, 2026-11-20",
        // The half day after Thanksgiving is complete at one.
        "2026-11-27 12:59, 2026-11-25, 2026-11-24",
        "2026-11-27 13:00, 2026-11-27, 2026-11-25"
    })
    void isTheLatestCompletedWithPricesOfTheEndOfTheDay(String now, String session, String previous) {
        var situation = Situation.endOfDay().at(now);
        situation.account.deposits("2026-01-02 10:00", "10000");

        assertThat(situation.change().session()).isEqualTo(session);
        assertThat(situation.change().previousSession()).isEqualTo(previous);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21 00:00, 2026-11-21, 2026-11-20",
        "2026-11-21 23:59, 2026-11-21, 2026-11-20",
        "2026-11-22 00:00, 2026-11-22, 2026-11-21",
        "2026-03-08 23:59, 2026-03-08, 2026-03-07",
        "2026-11-01 23:59, 2026-11-01, 2026-10-31"
    })
    void isTheCalendarDayInAMarketThatNeverCloses(String now, String session, String previous) {
        var situation = Situation.aroundTheClock().at(now);
        situation.account.deposits("2026-01-02 10:00", "10000");

        assertThat(situation.change().session()).isEqualTo(session);
        assertThat(situation.change().previousSession()).isEqualTo(previous);
    }

    /** On each of these days Friday's 110 is compared with Thursday's 100. */
    @ParameterizedTest
    @CsvSource({"2026-11-21 12:00", "2026-11-22 12:00", "2026-11-23 09:29"})
    void comparesFridayWithThursdayOverTheWeekend(String now) {
        var situation =
                Situation.intraday().at(now).closed("IBM", "2026-11-19", "100").closed("IBM", "2026-11-20", "110");
        situation.account.deposits("2026-11-02 10:00", "10000").buys("2026-11-02 10:01", "IBM", "10", "90");

        assertThat(situation.change().gain().amount()).isEqualTo(usd("100.00"));
    }

    @Test
    void countsWhatWasTradedSinceThursdaysCloseOnASaturday() {
        var saturday = Situation.intraday()
                .at("2026-11-21 12:00")
                .closed("IBM", "2026-11-19", "100")
                .closed("IBM", "2026-11-20", "110");
        saturday.account
                .deposits("2026-11-02 10:00", "10000")
                .buys("2026-11-19 16:00", "IBM", "1", "100") // at the close: Thursday's
                .buys("2026-11-19 18:00", "IBM", "2", "100") // after Thursday's close
                .buys("2026-11-20 12:00", "IBM", "3", "104") // in Friday's session
                .buys("2026-11-21 11:00", "IBM", "4", "110"); // on Saturday, at Friday's close

        // 1 × 10 + 2 × 10 + 3 × 6 + 4 × 0
        assertThat(saturday.change().gain().amount()).isEqualTo(usd("48.00"));
        assertThat(saturday.change().positions().getFirst().heldThen()).isEqualTo(Quantity.of(1));
    }

    @Test
    void countsWhatWasTradedOverTheWeekendAsMondaysOnceMondayIsOpen() {
        var monday = Situation.intraday()
                .at("2026-11-23 10:00")
                .closed("IBM", "2026-11-20", "110")
                .quoted("IBM", "2026-11-23", "111");
        monday.account.deposits("2026-11-02 10:00", "10000").buys("2026-11-21 11:00", "IBM", "4", "110");

        assertThat(monday.change().gain().amount()).isEqualTo(usd("4.00"));
        assertThat(monday.change().positions().getFirst().bought()).isEqualTo(usd("440"));
    }

    @Test
    void countsWhatWasTradedAfterAHalfDaysCloseAsTheNextSessions() {
        var monday = Situation.intraday()
                .at("2026-11-30 10:00")
                .closed("IBM", "2026-11-27", "110")
                .quoted("IBM", "2026-11-30", "111");
        monday.account
                .deposits("2026-11-02 10:00", "10000")
                .buys("2026-11-27 13:00", "IBM", "1", "110")
                .buys("2026-11-27 13:01", "IBM", "2", "110");

        var ibm = monday.change().positions().getFirst();
        assertThat(ibm.heldThen()).isEqualTo(Quantity.of(1));
        assertThat(ibm.bought()).isEqualTo(usd("220"));
    }

    /** The close is at 21:00 Greenwich in winter and at 20:00 in summer. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-09 12:00, 2026-03-06 16:00, 2026-03-06 16:01, 2026-03-06, 2026-03-09",
        "2026-03-10 12:00, 2026-03-09 16:00, 2026-03-09 16:01, 2026-03-09, 2026-03-10",
        "2026-11-02 12:00, 2026-10-30 16:00, 2026-10-30 16:01, 2026-10-30, 2026-11-02",
        "2026-11-03 12:00, 2026-11-02 16:00, 2026-11-02 16:01, 2026-11-02, 2026-11-03"
    })
    void keepsToTheClocksOfNewYorkWhenTheyChange(
            String now, String atClose, String afterClose, String previous, String session) {
        var situation =
                Situation.intraday().at(now).closed("IBM", previous, "100").quoted("IBM", session, "103");
        situation
                .account
                .deposits("2026-01-05 10:00", "10000")
                .buys(atClose, "IBM", "1", "100")
                .buys(afterClose, "IBM", "1", "101");

        // 3 for the share held at the close, 2 for the one bought after it.
        assertThat(situation.change().gain().amount()).isEqualTo(usd("5.00"));
    }

    @Test
    void goesByTheCloseAndNotByANewerQuoteWithPricesOfTheEndOfTheDay() {
        var tuesdayNoon = Situation.endOfDay()
                .at("2026-11-24 12:00")
                .closed("IBM", "2026-11-20", "100")
                .closed("IBM", "2026-11-23", "102")
                .quoted("IBM", "2026-11-24", "107", "102");
        tuesdayNoon.account.deposits("2026-11-02 10:00", "10000").buys("2026-11-02 10:01", "IBM", "10", "90");

        assertThat(tuesdayNoon.change().gain().amount()).isEqualTo(usd("20.00"));
        assertThat(tuesdayNoon.valuation().equity()).contains(usd("10170.00"));
    }

    @Test
    void goesByTheCloseAndNotByTheLastQuoteOnceTheCloseIsKnown() {
        var evening = Situation.intraday()
                .at("2026-11-24 18:00")
                .closed("IBM", "2026-11-23", "100")
                .quoted("IBM", "2026-11-24", "104.99");
        evening.account.deposits("2026-11-02 10:00", "10000").buys("2026-11-02 10:01", "IBM", "10", "90");
        assertThat(evening.change().gain().amount()).isEqualTo(usd("49.90"));

        evening.closed("IBM", "2026-11-24", "105");

        assertThat(evening.change().gain().amount()).isEqualTo(usd("50.00"));
    }

    @Test
    void doesNotAskForTheCloseOfASessionUnderWay() {
        var noon = Situation.intraday().at("2026-11-24 12:00");
        noon.account.deposits("2026-11-02 10:00", "10000");

        assertThat(noon.change().gain().amount()).isEqualTo(usd("0.00"));
        assertThat(noon.market.closesAsked).containsExactly(LocalDate.parse("2026-11-23"));
    }
}
