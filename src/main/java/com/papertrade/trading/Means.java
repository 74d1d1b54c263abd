package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Position;

/**
 * What an order of one side and type has at hand as things stand.
 *
 * @param buyingPower the cash that no open order keeps
 * @param held all shares, and {@code available} those of them that no open order keeps for a sale
 * @param mostShares the most that can be traded: what is available to sell; to buy, the whole shares that
 *     the buying power covers, fees included, none without a price
 * @param mostMoney the most that a purchase by amount may be for, its fees besides; nothing to sell
 */
public record Means(Money buyingPower, Position held, Quantity available, Quantity mostShares, Money mostMoney) {

    /** Nothing at all: no such portfolio. */
    public static Means none(Symbol symbol) {
        return new Means(Money.ZERO_USD, Position.none(symbol), Quantity.ZERO, Quantity.ZERO, Money.ZERO_USD);
    }
}
