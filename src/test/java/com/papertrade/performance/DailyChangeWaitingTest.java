package com.papertrade.performance;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.DailyChange.MissingPrice;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without every price it needs, a daily change is no number. Tuesday is 2026-11-24. */
class DailyChangeWaitingTest {

    private final Situation noon = Situation.intraday().at("2026-11-24 12:00");
    private final Situation evening = Situation.endOfDay().at("2026-11-24 18:00");

    @Test
    void waitsForThePriceOfASessionUnderWay() {
        holds(noon, "IBM").closed("IBM", "2026-11-23", "100").quoted("IBM", "2026-11-23", "100");

        assertThat(noon.waiting().sentence()).isEqualTo("waiting for Tuesday's price of IBM");
    }

    @Test
    void waitsForTheCloseOfASessionThatIsOver() {
        holds(evening, "IBM").closed("IBM", "2026-11-23", "100").quoted("IBM", "2026-11-23", "100");

        assertThat(evening.waiting().sentence()).isEqualTo("waiting for Tuesday's close of IBM");
        assertThat(evening.waiting().missing())
                .containsExactly(
                        new MissingPrice(new Symbol("IBM"), LocalDate.parse("2026-11-24"), MissingPrice.Kind.CLOSE));
    }

    @Test
    void waitsForTheCloseThoughAPriceFromBeforeItIsKnown() {
        holds(evening, "IBM").closed("IBM", "2026-11-23", "100").quotedBeforeTheClose("IBM", "2026-11-24", "103");

        assertThat(evening.waiting().sentence()).isEqualTo("waiting for Tuesday's close of IBM");
    }

    @Test
    void waitsForThePreviousClose() {
        holds(noon, "IBM").quoted("IBM", "2026-11-24", "101");

        assertThat(noon.waiting().sentence()).isEqualTo("waiting for Monday's close of IBM");
    }

    @Test
    void namesEverySymbolAndSessionItWaitsFor() {
        holds(noon, "IBM");
        holds(noon, "MSFT").quoted("MSFT", "2026-11-24", "500");
        holds(noon, "AAPL").quoted("AAPL", "2026-11-24", "200");

        assertThat(noon.waiting().sentence())
                .isEqualTo("waiting for Monday's close of AAPL, IBM and MSFT and Tuesday's price of IBM");
    }

    @Test
    void showsNoPartOfTheTotalButThePositionsThatAreKnown() {
        holds(evening, "IBM").closed("IBM", "2026-11-23", "100").closed("IBM", "2026-11-24", "103");
        holds(evening, "MSFT").closed("MSFT", "2026-11-23", "500");

        var change = evening.waiting();

        assertThat(change.sentence()).isEqualTo("waiting for Tuesday's close of MSFT");
        assertThat(change.positions()).singleElement().satisfies(ibm -> {
            assertThat(ibm.symbol()).isEqualTo(new Symbol("IBM"));
            assertThat(ibm.gain().amount()).isEqualTo(usd("30.00"));
        });
    }

    @Test
    void needsNoPreviousCloseOfWhatWasBoughtToday() {
        noon.account.deposits("2026-11-02 10:00", "10000").buys("2026-11-24 10:00", "IBM", "10", "100");
        noon.quoted("IBM", "2026-11-24", "101");

        assertThat(noon.change().gain().amount()).isEqualTo(usd("10.00"));
        assertThat(noon.change().positions().getFirst().previousClose()).isEmpty();
    }

    @Test
    void needsNoPriceOfWhatWasSoldOutToday() {
        holds(noon, "IBM").closed("IBM", "2026-11-23", "100");
        noon.account.sells("2026-11-24 10:00", "IBM", "10", "102");

        assertThat(noon.change().gain().amount()).isEqualTo(usd("20.00"));
        assertThat(noon.change().positions().getFirst().price()).isEmpty();
    }

    @Test
    void stillNeedsThePreviousCloseOfWhatWasSoldOutToday() {
        holds(noon, "IBM");
        noon.account.sells("2026-11-24 10:00", "IBM", "10", "102");

        assertThat(noon.waiting().sentence()).isEqualTo("waiting for Monday's close of IBM");
    }

    @Test
    void takesThePreviousCloseFromTheSessionsQuoteIfNeedBe() {
        holds(noon, "IBM").quoted("IBM", "2026-11-24", "101", "100");

        assertThat(noon.change().gain().amount()).isEqualTo(usd("10.00"));
    }

    @Test
    void prefersTheKnownCloseToThePreviousCloseOfAQuote() {
        holds(noon, "IBM").closed("IBM", "2026-11-23", "99").quoted("IBM", "2026-11-24", "101", "100");

        assertThat(noon.change().gain().amount()).isEqualTo(usd("20.00"));
    }

    @Test
    void doesNotTakeThePreviousCloseFromAnotherSessionsQuote() {
        // Monday's quote knows Friday's close, which is not Monday's.
        holds(noon, "IBM").quoted("IBM", "2026-11-23", "101", "100");

        assertThat(noon.waiting().sentence()).isEqualTo("waiting for Monday's close of IBM and Tuesday's price of IBM");
    }

    @Test
    void alwaysSaysWhatItWaitsFor() {
        var monday = LocalDate.parse("2026-11-23");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DailyChange.Waiting(monday.plusDays(1), monday, List.of(), List.of()));
    }

    private static Situation holds(Situation situation, String symbol) {
        situation.account.deposits("2026-11-02 10:00", "10000").buys("2026-11-02 10:01", symbol, "10", "90");
        return situation;
    }
}
