package com.papertrade.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.money.Price;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoardTest {

    private static final LocalDate FIRST_MEETING = LocalDate.of(2020, 3, 1);

    /** Four per cent a year of $100 are a dollar a quarter. */
    private final Board generous = board(0.04);

    @Test
    void aDividendIsAQuarterOfAYearsYieldAndStaysForAYear() {
        assertThat(dividends(generous, 100, 120, 90, 130)).containsExactly("1", "1", "1", "1");
    }

    @Test
    void onceAYearItIsRaisedWithThePriceByAnEighthAtMost() {
        assertThat(dividends(generous, 100, 100, 100, 100, 110)).endsWith("1.1");
        assertThat(dividends(board(0.04), 100, 100, 100, 100, 200)).endsWith("1.12");
    }

    @Test
    void itIsKeptWhenThePriceFallsAndCutWhenItHasMoreThanHalved() {
        assertThat(dividends(generous, 100, 100, 100, 100, 51)).endsWith("1");
        assertThat(dividends(board(0.04), 100, 49)).containsExactly("1", "0.49");
    }

    @Test
    void itIsPaidInHalfCentsAndNeverLessThanOne() {
        // A quarter of 1 % of 9.30 is 0.02325; of 1.00 it is 0.0025.
        assertThat(dividends(board(0.01), 9.30)).containsExactly("0.025");
        assertThat(dividends(board(0.001), 1)).containsExactly("0.005");
    }

    @Test
    void whoPaysNothingPaysNothing() {
        assertThat(board(0).dividend(FIRST_MEETING, 100)).isEmpty();
    }

    @Test
    void everyCompanyKeepsItsDistances() {
        var one = generous.dividend(FIRST_MEETING, 100).orElseThrow();
        var next = generous.dividend(FIRST_MEETING.plusDays(91), 100).orElseThrow();

        assertThat(next.exDate()).isEqualTo(one.exDate().plusDays(91));
        assertThat(next.payDate()).isEqualTo(one.payDate().map(day -> day.plusDays(91)));
    }

    @Test
    void whatIsWorthLessThanThreeDollarsIsPutTogetherTenToOne() {
        assertThat(generous.split(FIRST_MEETING, 2.99).map(SplitNotice::ratio)).contains(SplitRatio.of("0.1"));
    }

    @Test
    void belowTheLeastDearPriceNothingIsSplitButForASpinOff() {
        var ratios = decidedOver(1000, 129);

        // One meeting in two hundred: five in a thousand, give or take three deviations of 2.2.
        assertThat(ratios)
                .hasSizeBetween(1, 12)
                .allSatisfy(ratio -> assertThat(ratio.factor().doubleValue()).isBetween(1.02, 1.09));
    }

    @Test
    void aboveTheHighestEverythingIs() {
        assertThat(decidedOver(1000, 701))
                .hasSize(1000)
                .containsOnly(SplitRatio.of("1.5"), SplitRatio.of("2"), SplitRatio.of("3"), SplitRatio.of("4"));
    }

    @Test
    void aSplitDividesTheDividendToo() {
        assertThat(dividends(generous, 100)).containsExactly("1");

        var ratio = generous.split(FIRST_MEETING, 800).orElseThrow().ratio();

        var expected = 1 / ratio.factor().doubleValue();
        assertThat(amount(generous, FIRST_MEETING.plusDays(91), 800 * expected)
                        .perShare()
                        .doubleValue())
                .isBetween(expected - 0.0025, expected + 0.0025);
    }

    private static List<SplitRatio> decidedOver(int meetings, double price) {
        return IntStream.range(0, meetings)
                .mapToObj(i -> board(0).split(FIRST_MEETING.plusDays(i), price))
                .flatMap(Optional::stream)
                .map(SplitNotice::ratio)
                .toList();
    }

    /** What is paid a share when these are the prices of one meeting after another. */
    private static List<String> dividends(Board board, double... prices) {
        var amounts = new ArrayList<String>();
        DoubleStream.of(prices)
                .forEach(price -> amounts.add(amount(board, FIRST_MEETING.plusDays(91L * amounts.size()), price)
                        .perShare()
                        .toPlainString()));
        return amounts;
    }

    private static Price amount(Board board, LocalDate meeting, double price) {
        return board.dividend(meeting, price)
                .map(DividendNotice::amountPerShare)
                .orElseThrow();
    }

    private static Board board(double dividendYield) {
        var instrument =
                new Instrument(new Symbol("ACME"), "Acme", "Simulated exchange", InstrumentType.STOCK, "USD", true);
        return new Board(
                new SimulatedCompany(instrument, "INDUSTRIALS", 50, 0.3, 1, 100e6, dividendYield), new Noise(7));
    }
}
