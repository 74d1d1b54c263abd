package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.money.Price;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Closes of Apple around its splits of 2014-06-09, 7 for 1, and 2020-08-31, 4 for 1. */
class AdjustedHistoryTest {

    private static final Symbol AAPL = new Symbol("AAPL");
    private static final SplitNotice SEVEN = split("2014-06-09", "7");
    private static final SplitNotice FOUR = split("2020-08-31", "4");

    private static final PriceHistory AS_TRADED = new PriceHistory(
            AAPL,
            PriceSource.ALPHA_VANTAGE,
            List.of(
                    bar("2014-06-06", "645.57", 100),
                    bar("2014-06-09", "93.70", 700),
                    bar("2020-08-31", "129.04", 2_800)));

    @Test
    void isAsSharesAreCountedAfterAllSplits() {
        assertThat(AS_TRADED.adjustedFor(List.of(SEVEN, FOUR)).bars())
                .containsExactly(
                        // 645.57 ÷ 28 = 23.056071…
                        bar("2014-06-06", "23.056071", 2_800),
                        bar("2014-06-09", "23.425", 2_800),
                        bar("2020-08-31", "129.04", 2_800));
    }

    @Test
    void isAsTradedWithoutSplits() {
        assertThat(AS_TRADED.adjustedFor(List.of())).isEqualTo(AS_TRADED);
    }

    @Test
    void whatIsWorthNextToNothingIsStillAPrice() {
        var penny = new PriceHistory(AAPL, PriceSource.ALPHA_VANTAGE, List.of(bar("2014-06-06", "0.000001", 1)));

        assertThat(penny.adjustedFor(List.of(SEVEN)).bars()).containsExactly(bar("2014-06-06", "0.000001", 7));
    }

    @Test
    void aPriceOfThePastIsCountedInTodaysShares() {
        var price = Price.usd("645.57");

        assertThat(PriceHistory.adjusted(price, LocalDate.parse("2014-06-06"), List.of(SEVEN, FOUR)))
                .isEqualTo(Price.usd("23.056071"));
        assertThat(PriceHistory.adjusted(price, LocalDate.parse("2020-08-31"), List.of(SEVEN, FOUR)))
                .isEqualTo(price);
    }

    @Test
    void oneBarOfAMonthOpensWithItsFirstSessionAndClosesWithItsLast() {
        var history = new PriceHistory(
                AAPL,
                PriceSource.ALPHA_VANTAGE,
                List.of(
                        bar("2014-06-06", "10", "12", "9", "11", 100),
                        bar("2014-06-09", "11", "15", "11", "14", 200),
                        bar("2014-07-01", "14", "14", "13", "13", 50)));

        assertThat(history.grouped(day -> day.withDayOfMonth(1)).bars())
                .containsExactly(
                        bar("2014-06-06", "10", "15", "9", "14", 300), bar("2014-07-01", "14", "14", "13", "13", 50));
    }

    private static PriceBar bar(String session, String open, String high, String low, String close, long volume) {
        return new PriceBar(
                LocalDate.parse(session), Price.usd(open), Price.usd(high), Price.usd(low), Price.usd(close), volume);
    }

    private static SplitNotice split(String effectiveOn, String factor) {
        return new SplitNotice(AAPL, LocalDate.parse(effectiveOn), SplitRatio.of(factor));
    }

    private static PriceBar bar(String session, String close, long volume) {
        var price = Price.usd(close);
        return new PriceBar(LocalDate.parse(session), price, price, price, price, volume);
    }
}
