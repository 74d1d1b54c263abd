package com.papertrade.portfolio;

import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import java.time.Instant;

/**
 * One pretend account as it stands.
 *
 * @param cash never below zero
 * @param reserved the part of the cash that open orders keep, never more than there is
 * @param deposited all deposits less all withdrawals so far, which can be below zero after a good year
 */
public record Portfolio(
        PortfolioId id,
        UserId owner,
        PortfolioName name,
        Money cash,
        Money reserved,
        Money deposited,
        Instant openedAt) {

    /** One without open orders. */
    public Portfolio(PortfolioId id, UserId owner, PortfolioName name, Money cash, Money deposited, Instant openedAt) {
        this(id, owner, name, cash, Money.ZERO_USD, deposited, openedAt);
    }

    /** What a new order may cost: the cash that no open order keeps. */
    public Money buyingPower() {
        return cash.minus(reserved);
    }
}
