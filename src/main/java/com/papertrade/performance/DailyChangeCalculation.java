package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.performance.DailyChange.MissingPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Works out the daily change of one portfolio (PRODUCT.md, section 5): instrument by instrument, and
 * in total only if no price is missing.
 */
final class DailyChangeCalculation {

    private final SessionActivity activity;
    private final MarketReading market;

    DailyChangeCalculation(SessionActivity activity, MarketReading market) {
        this.activity = activity;
        this.market = market;
    }

    DailyChange change() {
        var missing = new ArrayList<MissingPrice>();
        var known = new ArrayList<PositionChange>();
        for (var symbol : activity.instruments()) {
            var missingOfSymbol = missingPricesOf(symbol);
            missing.addAll(missingOfSymbol);
            if (missingOfSymbol.isEmpty() && contributes(symbol)) {
                known.add(changeOf(symbol));
            }
        }
        return missing.isEmpty() ? known(known) : waiting(missing, known);
    }

    private DailyChange known(List<PositionChange> positions) {
        var flows = activity.flows();
        var equityNow = activity.cashNow().plus(total(positions, PositionChange::valueNow));
        var equityThen = activity.cashThen().plus(total(positions, PositionChange::valueThen));
        var amount = equityNow.plus(flows.withdrawn()).minus(flows.deposited()).minus(equityThen);
        return new DailyChange.Known(
                market.sessions().current().date(),
                market.sessions().previous().date(),
                equityNow,
                equityThen,
                flows.deposited(),
                flows.withdrawn(),
                flows.fees(),
                Gain.over(equityThen.plus(flows.deposited()), amount),
                positions);
    }

    private DailyChange waiting(List<MissingPrice> missing, List<PositionChange> positions) {
        return new DailyChange.Waiting(
                market.sessions().current().date(), market.sessions().previous().date(), missing, positions);
    }

    private PositionChange changeOf(Symbol symbol) {
        return PositionChange.of(
                symbol,
                activity.heldThen(symbol),
                activity.heldThenRecounted(symbol),
                activity.heldNow(symbol),
                previousCloseOf(symbol),
                market.price(symbol),
                activity.flowsOf(symbol));
    }

    /** An instrument that was only paid a dividend of an earlier session has no part in this one. */
    private boolean contributes(Symbol symbol) {
        return !activity.heldThen(symbol).isZero()
                || !activity.heldNow(symbol).isZero()
                || !activity.flowsOf(symbol).equals(Flows.NONE);
    }

    private List<MissingPrice> missingPricesOf(Symbol symbol) {
        var missing = new ArrayList<MissingPrice>();
        if (!activity.heldThen(symbol).isZero() && previousCloseOf(symbol).isEmpty()) {
            missing.add(market.missingPreviousClose(symbol));
        }
        if (!activity.heldNow(symbol).isZero() && market.price(symbol).isEmpty()) {
            missing.add(market.missingPrice(symbol));
        }
        return missing;
    }

    private Optional<Price> previousCloseOf(Symbol symbol) {
        return market.previousClose(symbol)
                .or(() -> activity.isSplitInSession(symbol) ? Optional.empty() : market.previousCloseOfQuote(symbol));
    }

    private static Money total(List<PositionChange> positions, Function<PositionChange, Money> part) {
        return positions.stream().map(part).reduce(Money.ZERO_USD, Money::plus);
    }
}
