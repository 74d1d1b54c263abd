package com.papertrade.trading;

import com.papertrade.money.Money;
import com.papertrade.money.Quantity;

/**
 * How a portfolio trades. An order is filled on the terms it was accepted under, even if they change
 * while it waits.
 *
 * @param slippage charged on fills at the market's price; what has a limit is filled at the limit or better
 */
public record TradingTerms(ExecutionPolicy execution, Charge commission, Charge slippage) {

    /** At once, and free of charge. */
    public static final TradingTerms DEFAULT = new TradingTerms(ExecutionPolicy.INSTANT, Charge.NONE, Charge.NONE);

    /** Whether such an order is filled at once or not at all, so that there must be a price to fill it at. */
    public boolean needCurrentPriceFor(OrderType type) {
        return execution == ExecutionPolicy.INSTANT && type instanceof OrderType.Market;
    }

    Fees feesOf(OrderType type, Quantity filled) {
        var slips = type.limitPrice().isEmpty();
        return new Fees(commission.on(filled), slips ? slippage.on(filled) : Money.ZERO_USD);
    }
}
