package com.papertrade.portfolio;

import com.papertrade.money.Money;

/** What became of a deposit or a withdrawal. */
public sealed interface CashMovement {

    record Booked(LedgerRecord record) implements CashMovement {}

    /**
     * The withdrawal asks for more than there is; nothing was booked.
     *
     * @param available the cash that no open order keeps, and {@code kept} what they keep besides
     */
    record InsufficientFunds(Money available, Money kept, Money asked) implements CashMovement {}

    /** No such portfolio, or somebody else's; the answer is the same. */
    record NoSuchPortfolio() implements CashMovement {}
}
