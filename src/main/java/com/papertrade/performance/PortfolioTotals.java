package com.papertrade.performance;

import com.papertrade.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All portfolios of one trader taken together. Each figure is there only when it is known of every
 * portfolio: a partial sum is never shown as the whole.
 *
 * @param buyingPower the cash that no open order keeps
 * @param dailyChange its rate is over all equity at the previous close plus all deposits since
 * @param totalGain its rate is over all that was deposited, less what was withdrawn
 */
public record PortfolioTotals(
        Money cash, Money buyingPower, Optional<Money> equity, Optional<Gain> dailyChange, Optional<Gain> totalGain) {

    public static PortfolioTotals of(List<PortfolioValuation> valuations) {
        return new PortfolioTotals(
                sum(valuations, valuation -> valuation.portfolio().cash()),
                sum(valuations, valuation -> valuation.portfolio().buyingPower()),
                sumIfKnown(valuations, PortfolioValuation::equity),
                dailyChangeOf(valuations),
                totalGainOf(valuations));
    }

    private static Optional<Gain> dailyChangeOf(List<PortfolioValuation> valuations) {
        var known = valuations.stream()
                .map(PortfolioValuation::dailyChange)
                .filter(DailyChange.Known.class::isInstance)
                .map(DailyChange.Known.class::cast)
                .toList();
        if (known.size() < valuations.size()) {
            return Optional.empty();
        }
        var base = sum(known, change -> change.equityAtPreviousClose().plus(change.deposited()));
        return Optional.of(Gain.over(base, sum(known, change -> change.gain().amount())));
    }

    private static Optional<Gain> totalGainOf(List<PortfolioValuation> valuations) {
        var deposited = sum(valuations, valuation -> valuation.portfolio().deposited());
        return sumIfKnown(valuations, valuation -> valuation.totalGain().map(Gain::amount))
                .map(gain -> Gain.over(deposited, gain));
    }

    private static <T> Optional<Money> sumIfKnown(List<T> parts, Function<T, Optional<Money>> amount) {
        var known = parts.stream().map(amount).flatMap(Optional::stream).toList();
        return known.size() == parts.size() ? Optional.of(sum(known, Function.identity())) : Optional.empty();
    }

    private static <T> Money sum(List<T> parts, Function<T, Money> amount) {
        return parts.stream().map(amount).reduce(Money.ZERO_USD, Money::plus);
    }
}
