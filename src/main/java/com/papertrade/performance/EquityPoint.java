package com.papertrade.performance;

import com.papertrade.money.Money;
import java.time.LocalDate;

/**
 * What a portfolio was worth at the close of a session, and what flowed since the close of the one before.
 *
 * @param cash of the equity, what was in no position: cash, and dividends receivable
 * @param dividends whose ex-date is the session
 * @param fees a positive amount
 */
public record EquityPoint(
        LocalDate session, Money equity, Money cash, Money deposited, Money withdrawn, Money dividends, Money fees) {

    /** Deposits less withdrawals: what moved the equity and is neither gain nor loss. */
    public Money netDeposit() {
        return deposited.minus(withdrawn);
    }

    /** How much the market moved the equity since the close before; of the first point, all before it. */
    public Money changeSince(Money equityBefore) {
        return equity.minus(equityBefore).minus(netDeposit());
    }
}
