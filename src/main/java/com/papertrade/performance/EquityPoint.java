package com.papertrade.performance;

import com.papertrade.money.Money;
import java.time.LocalDate;

/**
 * What a portfolio was worth at the close of a session, and what flowed since the close of the one before.
 *
 * @param cash of the equity, what was in no position: cash, and dividends receivable
 * @param netDeposits all deposits until then, less all withdrawals: what of the equity is neither gain nor loss
 * @param dividends whose ex-date is the session
 * @param fees a positive amount
 */
public record EquityPoint(
        LocalDate session,
        Money equity,
        Money cash,
        Money netDeposits,
        Money deposited,
        Money withdrawn,
        Money dividends,
        Money fees) {

    /** What the market has made of what was put in, until then. */
    public Money gain() {
        return equity.minus(netDeposits);
    }

    /** How much the market moved the equity since an earlier point. */
    public Money changeSince(EquityPoint earlier) {
        return gain().minus(earlier.gain());
    }
}
