package com.papertrade.marketdata.simulated;

import static com.papertrade.marketdata.simulated.ReadMarket.close;
import static com.papertrade.marketdata.simulated.ReadMarket.dollars;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.MovableClock;
import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.PriceBar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedCorporateActionsTest {

    private static final ReadMarket MARKET = new ReadMarket();
    private static final MovableClock CLOCK = new MovableClock(Instant.EPOCH);
    private static final SimulatedProvider TRAVELLED =
            new SimulatedProvider(new ContinuousCalendar(), CLOCK, ReadMarket.SEED);
    private static final Symbol UNKNOWN = new Symbol("AAPL");

    @Test
    void whatHasBecomeDearIsSplitAndWhatIsWorthNextToNothingIsPutTogether() {
        assertThat(splits()).hasSizeBetween(30, 200);
        assertThat(splits())
                .filteredOn(split -> ratio(split) >= 1.5)
                .isNotEmpty()
                .allSatisfy(split -> {
                    assertThat(ratio(split)).isIn(1.5, 2.0, 3.0, 4.0);
                    // Dear on the day of the decision, at 130 dollars or more, and a month later not much less.
                    assertThat(closeBefore(split)).isGreaterThan(65);
                });
        assertThat(splits()).filteredOn(split -> ratio(split) < 1).isNotEmpty().allSatisfy(split -> {
            assertThat(ratio(split)).isEqualTo(0.1);
            assertThat(closeBefore(split)).isLessThan(6);
        });
    }

    @Test
    void nowAndThenAPartIsSpunOffWhichMakesAnOddFactor() {
        assertThat(splits())
                .filteredOn(split -> ratio(split) > 1 && ratio(split) < 1.5)
                .hasSizeGreaterThan(5)
                .allSatisfy(split -> {
                    assertThat(ratio(split)).isBetween(1.02, 1.09);
                    assertThat(split.ratio().factor().scale()).isLessThanOrEqualTo(3);
                });
    }

    @Test
    void thePriceIsDividedOnTheDayASplitIsEffectiveAndNotBefore() {
        assertThat(splits())
                .allSatisfy(split -> assertThat(open(split) * ratio(split) / closeBefore(split))
                        .isBetween(0.8, 1.25));
    }

    @Test
    void onTheDayOfASplitThePreviousCloseIsAsItWasTraded() {
        var split = splits().stream().filter(any -> ratio(any) == 4).findFirst().orElseThrow();

        var quote =
                at(split.effectiveOn()).quote(split.symbol(), CallPriority.HELD).orElseThrow();

        assertThat(quote.previousClose().map(ReadMarket::dollars)).contains(closeBefore(split));
        assertThat(dollars(quote.last())).isLessThan(closeBefore(split) / 3);
    }

    @Test
    void whoPaysADividendPaysItFourTimesAYear() {
        assertThat(MARKET.listed).allSatisfy(listed -> {
            // A quarter is 91 days, so that now and then a year has five.
            var in2024 = dividends(listed.symbol())
                    .filter(dividend -> dividend.exDate().getYear() == 2024)
                    .toList();
            if (listed.dividendYield() == 0) {
                assertThat(in2024).isEmpty();
            } else {
                assertThat(in2024).hasSizeBetween(4, 5);
            }
        });
    }

    @Test
    void aDividendIsPaidTwoToFourWeeksAfterTheExDate() {
        assertThat(MARKET.symbols().stream().flatMap(SimulatedCorporateActionsTest::dividends))
                .hasSizeGreaterThan(4_000)
                .allSatisfy(dividend -> assertThat(
                                dividend.exDate().until(dividend.payDate().orElseThrow(), ChronoUnit.DAYS))
                        .isBetween(14L, 28L));
    }

    /** A dividend is rarely cut: a year's is almost never less than the year's before, in shares of the same size. */
    @Test
    void dividendsGrow() {
        var rises = 0;
        var falls = 0;
        for (var symbol : MARKET.symbols()) {
            if (splits(symbol).findAny().isEmpty()) {
                var amounts = dividends(symbol)
                        .map(dividend -> dollars(dividend.amountPerShare()))
                        .toList();
                for (var i = 1; i < amounts.size(); i++) {
                    rises += amounts.get(i) > amounts.get(i - 1) ? 1 : 0;
                    falls += amounts.get(i) < amounts.get(i - 1) ? 1 : 0;
                }
            }
        }

        assertThat(rises).isGreaterThan(200);
        assertThat(falls).isLessThan(rises / 4);
    }

    @Test
    void yieldsAreWhatSharesYield() {
        assertThat(MARKET.listed)
                .filteredOn(listed -> listed.dividendYield() > 0)
                .allSatisfy(payer -> {
                    var paid = dividends(payer.symbol())
                            .filter(dividend -> dividend.exDate().getYear() == 2025)
                            .mapToDouble(dividend -> dollars(dividend.amountPerShare()))
                            .sum();
                    assertThat(paid / close(MARKET.bars(payer.symbol()).getLast()))
                            .isBetween(0.001, 0.12);
                });
    }

    /** One ex-date proves nothing, as prices move anyway; in the mean of thousands that evens out. */
    @Test
    void aShareOpensLowerByItsDividendOnTheExDate() {
        var gaps = MARKET.symbols().stream()
                .flatMap(SimulatedCorporateActionsTest::dividends)
                .mapToDouble(dividend -> open(dividend) / closeBefore(dividend) - 1)
                .average()
                .orElseThrow();
        var dividends = MARKET.symbols().stream()
                .flatMap(SimulatedCorporateActionsTest::dividends)
                .mapToDouble(dividend -> dollars(dividend.amountPerShare()) / closeBefore(dividend))
                .average()
                .orElseThrow();

        assertThat(gaps / dividends).isBetween(-1.15, -0.85);
    }

    @Test
    void nothingDependsOnWhenItIsAsked() {
        var until = LocalDate.of(2021, 12, 31);
        var then = ReadMarket.at(Instant.parse("2022-01-01T12:00:00Z"));

        assertThat(MARKET.symbols())
                .allSatisfy(symbol -> assertThat(then.corporateActions(symbol, ReadMarket.FIRST, until))
                        .isEqualTo(MARKET.provider.corporateActions(symbol, ReadMarket.FIRST, until)));
    }

    @Test
    void aDividendIsAnnouncedTwelveToEighteenDaysAhead() {
        assertThat(dividends(new Symbol("SIMX")).skip(1)).hasSizeGreaterThan(30).allSatisfy(dividend -> {
            assertThat(isKnown(dividend, 18)).isFalse();
            assertThat(isKnown(dividend, 11)).isTrue();
        });
    }

    @Test
    void aSplitIsAnnouncedThreeToSixWeeksAhead() {
        assertThat(splits()).allSatisfy(split -> {
            assertThat(isKnown(split, 40)).isFalse();
            assertThat(isKnown(split, 24)).isTrue();
        });
    }

    @Test
    void bothEndsOfAPeriodBelongToIt() {
        var dividend = dividends(new Symbol("SIMX")).findFirst().orElseThrow();
        var day = dividend.exDate();

        assertThat(MARKET.provider.corporateActions(dividend.symbol(), day, day))
                .containsExactly(dividend);
        assertThat(MARKET.provider.corporateActions(dividend.symbol(), day.plusDays(1), day.plusDays(5)))
                .isEmpty();
        assertThat(MARKET.provider.corporateActions(dividend.symbol(), day.minusDays(5), day.minusDays(1)))
                .isEmpty();
    }

    @Test
    void anUnknownSymbolHasNone() {
        assertThat(MARKET.provider.corporateActions(UNKNOWN, ReadMarket.FIRST, ReadMarket.LAST))
                .isEmpty();
    }

    /** Portfolios of that year did not reckon with either: their past stays what it was. */
    @Test
    void leavesThePastOfEarlierPortfoliosAsItWas() {
        var later = ReadMarket.at(Instant.parse("2031-06-01T12:00:00Z"));

        assertThat(MARKET.symbols())
                .allSatisfy(symbol -> assertThat(
                                later.corporateActions(symbol, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 25)))
                        .isEmpty());
    }

    @Test
    void goesOnForEver() {
        var later = ReadMarket.at(Instant.parse("2031-06-01T12:00:00Z"));

        assertThat(MARKET.symbols().stream()
                        .flatMap(symbol ->
                                later
                                        .corporateActions(symbol, LocalDate.of(2031, 1, 1), LocalDate.of(2031, 6, 1))
                                        .stream()))
                .isNotEmpty();
    }

    private static boolean isKnown(CorporateActionNotice notice, int daysAhead) {
        var day = notice.effectiveOn();
        return at(day.minusDays(daysAhead))
                .corporateActions(notice.symbol(), day, day)
                .contains(notice);
    }

    private static SimulatedProvider at(LocalDate day) {
        CLOCK.moveTo(day.atTime(LocalTime.of(17, 0)).toInstant(ZoneOffset.UTC));
        return TRAVELLED;
    }

    private static List<SplitNotice> splits() {
        return MARKET.symbols().stream()
                .flatMap(SimulatedCorporateActionsTest::splits)
                .toList();
    }

    /** Without one on the first day that is read, which has no day before it. */
    private static Stream<SplitNotice> splits(Symbol symbol) {
        return MARKET.actions(symbol).stream()
                .filter(action -> action.effectiveOn().isAfter(ReadMarket.FIRST))
                .filter(SplitNotice.class::isInstance)
                .map(SplitNotice.class::cast);
    }

    private static Stream<DividendNotice> dividends(Symbol symbol) {
        return MARKET.actions(symbol).stream()
                .filter(action -> action.effectiveOn().isAfter(ReadMarket.FIRST))
                .filter(DividendNotice.class::isInstance)
                .map(DividendNotice.class::cast);
    }

    private static double ratio(SplitNotice split) {
        return split.ratio().factor().doubleValue();
    }

    private static double open(CorporateActionNotice notice) {
        return dollars(bar(notice, 0).open());
    }

    private static double closeBefore(CorporateActionNotice notice) {
        return close(bar(notice, 1));
    }

    private static PriceBar bar(CorporateActionNotice notice, int daysBefore) {
        var day = notice.effectiveOn().toEpochDay() - ReadMarket.FIRST.toEpochDay();
        return MARKET.bars(notice.symbol()).get((int) day - daysBefore);
    }
}
