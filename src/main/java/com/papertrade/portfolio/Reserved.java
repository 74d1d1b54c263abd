package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import java.util.Map;

/** What the open orders of a portfolio keep, all together. */
public record Reserved(Money cash, Map<Symbol, Quantity> shares) {

    public Reserved {
        shares = Map.copyOf(shares);
    }
}
