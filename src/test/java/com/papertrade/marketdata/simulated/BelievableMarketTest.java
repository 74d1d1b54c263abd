package com.papertrade.marketdata.simulated;

import static com.papertrade.marketdata.simulated.ReadMarket.close;
import static com.papertrade.marketdata.simulated.ReadMarket.correlation;
import static com.papertrade.marketdata.simulated.ReadMarket.covariance;
import static com.papertrade.marketdata.simulated.ReadMarket.mean;
import static com.papertrade.marketdata.simulated.ReadMarket.yearlyVolatility;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whether ten years of the simulated market could be ten years of a real one. For comparison, what SPY
 * and AAPL were from April 2011 to March 2021: volatility 17 % and 29 % a year, worst days −12 % and
 * −14 %, best +9 % and +11 %, kurtosis 18 and 9, correlation of a day's move with the next day's −0.14
 * and −0.06 but of its size 0.38 and 0.19, of size and volume 0.57 and 0.36.
 */
class BelievableMarketTest {

    private static final ReadMarket MARKET = new ReadMarket();
    private static final Symbol INDEX = new Symbol("SIMX");

    /**
     * By hand, for a usual share: the market makes (1.1 × 12.5 %)² = 0.019 of a year's variance, a
     * sector of 11 % 0.012, its own 27 % with news and earnings some 0.09. So two of one sector share
     * 0.031 of 0.121, a quarter, and two others 0.019, a sixth.
     */
    @Test
    void companiesMoveTogetherAndThoseOfOneSectorMoreSo() {
        var inOneSector = averageCorrelation((one, other) -> one.sector().equals(other.sector()));
        var acrossSectors = averageCorrelation((one, other) -> !one.sector().equals(other.sector()));

        assertThat(acrossSectors).isBetween(0.1, 0.3);
        assertThat(inOneSector).isBetween(acrossSectors + 0.07, 0.5);
    }

    @Test
    void theDullAreDullAndTheWildAreWild() {
        assertThat(median(volatilities(company -> company.sector().equals("UTILITIES"))))
                .isBetween(0.15, 0.3);
        assertThat(median(volatilities(company -> company.sector().equals("CONSUMER_STAPLES"))))
                .isBetween(0.15, 0.3);
        assertThat(median(volatilities(company -> company.sector().equals("TECHNOLOGY"))))
                .isBetween(0.3, 0.5);
        assertThat(List.of("FOXG", "CALYX", "HELIX", "LATT"))
                .allSatisfy(wild -> assertThat(yearlyVolatility(MARKET.moves(new Symbol(wild))))
                        .isBetween(0.5, 1.2));
        assertThat(volatilities(SimulatedCompany::isCompany))
                .allSatisfy(any -> assertThat(any).isBetween(0.15, 1.2));
    }

    @Test
    void theIndexIsCalmerThanItsCompaniesAndBondsAreCalmerYet() {
        assertThat(yearlyVolatility(MARKET.moves(INDEX))).isBetween(0.12, 0.22);
        assertThat(yearlyVolatility(MARKET.moves(new Symbol("SIMB")))).isBetween(0.03, 0.09);
    }

    @Test
    void fundsFollowWhatTheyHold() {
        var technology = averageMoves(company -> company.sector().equals("TECHNOLOGY"));
        var utilities = averageMoves(company -> company.sector().equals("UTILITIES"));

        assertThat(correlation(MARKET.moves(INDEX), averageMoves(SimulatedCompany::isCompany)))
                .isGreaterThan(0.97);
        assertThat(correlation(MARKET.moves(new Symbol("SIMT")), technology)).isGreaterThan(0.94);
        assertThat(correlation(MARKET.moves(new Symbol("SIMU")), utilities)).isGreaterThan(0.94);
        assertThat(correlation(MARKET.moves(new Symbol("SIMT")), utilities)).isLessThan(0.8);
    }

    /** As a logarithm 0.6 is up by four fifths or down by a bit less than half: a biotech's worst day. */
    @Test
    void noDailyMoveIsAbsurd() {
        assertThat(MARKET.symbols())
                .allSatisfy(symbol -> assertThat(greatest(symbol)).isLessThan(0.6));
        assertThat(greatest(INDEX)).isLessThan(0.12);
    }

    /** Of a normal distribution the kurtosis is 3. */
    @Test
    void greatMovesAreRareAndNotAsRareAsChanceWouldHaveThem() {
        var kurtoses = companies(any -> true).mapToDouble(company -> kurtosis(MARKET.moves(company.symbol())));

        assertThat(kurtosis(MARKET.moves(INDEX))).isBetween(4.0, 20.0);
        assertThat(median(kurtoses.boxed().toList())).isBetween(4.0, 20.0);
    }

    @Test
    void stormyDaysFollowStormyDaysAndYetNobodyCanTellTheDirection() {
        var moves = MARKET.moves(INDEX);
        var sizes = DoubleStream.of(moves).map(Math::abs).toArray();

        assertThat(withNextDay(sizes)).isBetween(0.1, 0.5);
        assertThat(withNextDay(moves)).isBetween(-0.07, 0.07);
    }

    @Test
    void moreIsTradedOnDaysThatMoveMore() {
        assertThat(companies(company -> company.volatility() < 0.5)).allSatisfy(company -> {
            var sizes = DoubleStream.of(MARKET.moves(company.symbol()))
                    .map(Math::abs)
                    .toArray();
            var bars = MARKET.bars(company.symbol());
            var dollars = IntStream.range(1, bars.size())
                    .mapToDouble(i -> close(bars.get(i)) * bars.get(i).volume())
                    .toArray();
            assertThat(correlation(sizes, dollars)).isBetween(0.4, 0.95);
            assertThat(mean(dollars)).isBetween(company.turnover() * 0.5, company.turnover() * 2);
        });
    }

    /** A dollar that became less than 3 cents or more than 40 in ten years would be an odd one. */
    @Test
    void tenYearsOfGrowthArePlausible() {
        var tenYears = companies(any -> true)
                .map(company -> DoubleStream.of(MARKET.moves(company.symbol())).sum())
                .toList();

        assertThat(tenYears).allSatisfy(grown -> assertThat(grown).isBetween(Math.log(0.03), Math.log(40)));
        // A median company doubles, give or take: 2 % to 15 % a year.
        assertThat(median(tenYears)).isBetween(0.2, 1.4);
        assertThat(tenYears)
                .as("losers, too")
                .anySatisfy(grown -> assertThat(grown).isLessThan(-0.3));
    }

    @Test
    void pricesAreWhatSharesCost() {
        assertThat(MARKET.symbols())
                .allSatisfy(symbol -> assertThat(MARKET.bars(symbol))
                        .allSatisfy(bar -> assertThat(close(bar)).isBetween(1.5, 2_000.0)));
        var latest = MARKET.symbols().stream()
                .map(symbol -> close(MARKET.bars(symbol).getLast()))
                .toList();

        assertThat(median(latest)).isBetween(30.0, 150.0);
        assertThat(latest).anySatisfy(close -> assertThat(close).isLessThan(15));
        assertThat(latest).anySatisfy(close -> assertThat(close).isGreaterThan(300));
    }

    private static double averageCorrelation(BiPredicate<SimulatedCompany, SimulatedCompany> pairs) {
        var busy = companies(company -> company.turnover() > 60e6).toList();
        return busy.stream()
                .flatMapToDouble(one -> busy.subList(0, busy.indexOf(one)).stream()
                        .filter(other -> pairs.test(one, other))
                        .mapToDouble(other -> correlation(MARKET.moves(one.symbol()), MARKET.moves(other.symbol()))))
                .average()
                .orElseThrow();
    }

    private static double[] averageMoves(Predicate<SimulatedCompany> which) {
        var all =
                companies(which).map(company -> MARKET.moves(company.symbol())).toList();
        return IntStream.range(0, all.getFirst().length)
                .mapToDouble(day ->
                        all.stream().mapToDouble(moves -> moves[day]).average().orElseThrow())
                .toArray();
    }

    private static List<Double> volatilities(Predicate<SimulatedCompany> which) {
        return companies(which)
                .map(company -> yearlyVolatility(MARKET.moves(company.symbol())))
                .toList();
    }

    private static Stream<SimulatedCompany> companies(Predicate<SimulatedCompany> which) {
        return MARKET.listed.stream().filter(SimulatedCompany::isCompany).filter(which);
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
    }

    private static double greatest(Symbol symbol) {
        return DoubleStream.of(MARKET.moves(symbol)).map(Math::abs).max().orElseThrow();
    }

    private static double kurtosis(double[] moves) {
        var mean = mean(moves);
        var fourth = DoubleStream.of(moves)
                .map(move -> Math.pow(move - mean, 4))
                .average()
                .orElseThrow();
        return fourth / Math.pow(covariance(moves, moves), 2);
    }

    private static double withNextDay(double[] numbers) {
        return correlation(
                Arrays.copyOfRange(numbers, 1, numbers.length), Arrays.copyOfRange(numbers, 0, numbers.length - 1));
    }
}
