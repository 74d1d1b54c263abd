package com.papertrade.trading;

import com.papertrade.money.Money;

/** What a fill costs beyond price × quantity; each part is an entry of the ledger. */
public record Fees(Money commission, Money slippage) {

    public static final Fees NONE = new Fees(Money.ZERO_USD, Money.ZERO_USD);

    public Money total() {
        return commission.plus(slippage);
    }
}
