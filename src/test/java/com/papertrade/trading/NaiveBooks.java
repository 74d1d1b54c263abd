package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** A portfolio's books kept beside PaperTrade's, in bare numbers and without looking at how it keeps its own. */
final class NaiveBooks {

    private BigDecimal cash;
    private final Map<Symbol, BigDecimal> shares = new HashMap<>();
    private final Map<Symbol, BigDecimal> costs = new HashMap<>();

    NaiveBooks(BigDecimal cash) {
        this.cash = cash;
    }

    BigDecimal cash() {
        return cash;
    }

    BigDecimal sharesOf(Symbol symbol) {
        return shares.getOrDefault(symbol, BigDecimal.ZERO);
    }

    BigDecimal costOf(Symbol symbol) {
        return costs.getOrDefault(symbol, BigDecimal.ZERO);
    }

    void move(BigDecimal dollars) {
        cash = cash.add(dollars);
    }

    void buy(Symbol symbol, BigDecimal quantity, BigDecimal price, BigDecimal fees) {
        var amount = cents(price.multiply(quantity));
        cash = cash.subtract(amount).subtract(fees);
        shares.put(symbol, sharesOf(symbol).add(quantity));
        costs.put(symbol, costOf(symbol).add(amount));
    }

    void sell(Symbol symbol, BigDecimal quantity, BigDecimal price, BigDecimal fees) {
        var held = sharesOf(symbol);
        var taken = costOf(symbol).multiply(quantity).divide(held, 2, RoundingMode.HALF_EVEN);
        cash = cash.add(cents(price.multiply(quantity))).subtract(fees);
        shares.put(symbol, held.subtract(quantity));
        costs.put(symbol, costOf(symbol).subtract(taken));
    }

    void split(Symbol symbol, BigDecimal after) {
        shares.put(symbol, after);
    }

    static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_EVEN);
    }

    /** What a fill costs beyond its price: what has a limit does not slip. */
    static BigDecimal fees(TradingTerms terms, OrderType type, BigDecimal quantity) {
        var slips = type instanceof OrderType.Market || type instanceof OrderType.Stop;
        return charge(terms.commission(), quantity).add(slips ? charge(terms.slippage(), quantity) : BigDecimal.ZERO);
    }

    private static BigDecimal charge(Charge charge, BigDecimal quantity) {
        return switch (charge) {
            case Charge.None _ -> BigDecimal.ZERO;
            case Charge.PerOrder order -> order.amount().amount();
            case Charge.PerShare share ->
                cents(share.rate().perShare().multiply(quantity))
                        .max(share.minimum().amount())
                        .min(share.maximum().amount());
        };
    }
}
