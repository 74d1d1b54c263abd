package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;

/**
 * All that is projected of one instrument in one portfolio.
 *
 * @param reserved the shares that open orders to sell keep, never more than are held
 * @param realizedGain what all sales so far have brought over their cost; below zero for a loss
 */
public record Holding(Position position, Quantity reserved, Money realizedGain) {

    static Holding none(Symbol symbol) {
        return new Holding(Position.none(symbol), Quantity.ZERO, Money.ZERO_USD);
    }

    /** What a new order may sell: the shares that no open order keeps. */
    public Quantity available() {
        return position.quantity().minus(reserved);
    }

    Symbol symbol() {
        return position.symbol();
    }
}
