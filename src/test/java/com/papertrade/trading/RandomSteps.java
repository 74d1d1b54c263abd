package com.papertrade.trading;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.trading.Step.Cancels;
import com.papertrade.trading.Step.ChangesTerms;
import com.papertrade.trading.Step.Deposits;
import com.papertrade.trading.Step.Kind;
import com.papertrade.trading.Step.Places;
import com.papertrade.trading.Step.PriceMoves;
import com.papertrade.trading.Step.Replaces;
import com.papertrade.trading.Step.SendsAgain;
import com.papertrade.trading.Step.Size;
import com.papertrade.trading.Step.Splits;
import com.papertrade.trading.Step.TimePasses;
import com.papertrade.trading.Step.Wish;
import com.papertrade.trading.Step.Withdraws;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Steps at random, each kind as often as it is likely to find something. */
final class RandomSteps {

    private RandomSteps() {}

    static Arbitrary<List<Step>> sequences(int longest) {
        return step().list()
                .ofMinSize(longest / 3)
                .ofMaxSize(longest)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, integers(1, 1_000_000).map(Deposits::new)),
                Tuple.of(3, integers(1, 1_000_000).map(Withdraws::new)),
                Tuple.of(20, wish().map(Places::new)),
                Tuple.of(5, Combinators.combine(integers(0, 50), wish()).as(Replaces::new)),
                Tuple.of(5, integers(0, 50).map(Cancels::new)),
                Tuple.of(5, integers(0, 50).map(SendsAgain::new)),
                Tuple.of(
                        12,
                        Combinators.combine(instrument(), percent(30), mostly()).as(PriceMoves::new)),
                Tuple.of(
                        6,
                        Combinators.combine(integers(1, 80), percent(10), percent(30), mostly())
                                .as(TimePasses::new)),
                Tuple.of(2, Combinators.combine(instrument(), ratio()).as(Splits::new)),
                Tuple.of(2, terms().map(ChangesTerms::new)));
    }

    private static Arbitrary<Wish> wish() {
        return Combinators.combine(
                        instrument(),
                        Arbitraries.of(Side.class),
                        size(),
                        Arbitraries.of(Kind.class),
                        percent(15),
                        percent(15),
                        Arbitraries.of(TimeInForce.class))
                .as(Wish::new);
    }

    private static Arbitrary<Size> size() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.000000001"), BigDecimal.valueOf(60))
                        .ofScale(9)
                        .map(Size.Shares::new),
                integers(1, 40).map(whole -> new Size.Shares(BigDecimal.valueOf(whole))),
                integers(1, 400_000).map(Size.Dollars::new),
                integers(1, 110).map(Size.PartOfHeld::new));
    }

    private static Arbitrary<SplitRatio> ratio() {
        return Arbitraries.of("4", "2", "1.5", "1.046", "0.1", "0.333333", "0.000001")
                .map(SplitRatio::of);
    }

    static Arbitrary<TradingTerms> terms() {
        return Combinators.combine(Arbitraries.of(ExecutionPolicy.class), charge(), charge())
                .as(TradingTerms::new);
    }

    private static Arbitrary<Charge> charge() {
        return Arbitraries.of(
                Charge.NONE,
                new Charge.PerOrder(Money.usd("1.99")),
                new Charge.PerShare(Price.usd("0.005"), Money.usd("0"), Money.usd("4.00")),
                new Charge.PerShare(Price.usd("0.25"), Money.usd("1.00"), Money.usd("30.00")));
    }

    /** The last one costs so little that it is mostly good for amounts below a cent. */
    private static Arbitrary<Integer> instrument() {
        return Arbitraries.of(0, 0, 0, 1, 1, 1, 2);
    }

    private static Arbitrary<Integer> percent(int most) {
        return integers(-most, most);
    }

    private static Arbitrary<Integer> integers(int from, int to) {
        return Arbitraries.integers().between(from, to);
    }

    private static Arbitrary<Boolean> mostly() {
        return Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
    }
}
