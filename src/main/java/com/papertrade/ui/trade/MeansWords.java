package com.papertrade.ui.trade;

import com.papertrade.trading.Means;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Figures;

/** What there is to trade with, as the form says it below the size. */
final class MeansWords {

    private MeansWords() {}

    static String sentence(Side side, Means means) {
        return switch (side) {
            case BUY -> toBuy(means);
            case SELL -> toSell(means);
        };
    }

    private static String toBuy(Means means) {
        return means.mostShares().isZero()
                ? "%s Buying power: %s.".formatted(held(means), Figures.money(means.buyingPower()))
                : "%s Buying power of %s covers %s; fractions are allowed."
                        .formatted(held(means), Figures.money(means.buyingPower()), Figures.shares(means.mostShares()));
    }

    private static String toSell(Means means) {
        return means.available().equals(means.held().quantity())
                ? held(means)
                : "%s %s can be sold; open orders keep the rest."
                        .formatted(held(means), Figures.quantity(means.available()));
    }

    private static String held(Means means) {
        var held = means.held().quantity();
        return held.isZero() ? "You hold none." : "You hold %s.".formatted(Figures.quantity(held));
    }
}
