package com.papertrade.performance;

import com.papertrade.money.Money;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import com.papertrade.portfolio.Receivable;
import java.util.Collection;

/**
 * What went in and out, by kind: how ledger entries moved the cash. A reversal takes its entry back
 * out of the entry's own kind, so that a deposit made and reversed on one day is no deposit, and the
 * reversal alone a negative one.
 */
record Flows(Money deposited, Money withdrawn, Money bought, Money sold, Money dividends, Money fees) {

    private static final Money ZERO = Money.ZERO_USD;

    static final Flows NONE = new Flows(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);

    static Flows of(Collection<? extends LedgerEntry> entries) {
        return entries.stream().map(Flows::of).reduce(NONE, Flows::plus);
    }

    /** What is owed counts like what is paid: on the ex-date the price has fallen by it. */
    static Flows ofDividends(Collection<Receivable> receivables) {
        var owed = receivables.stream().map(Receivable::amount).reduce(ZERO, Money::plus);
        return new Flows(ZERO, ZERO, ZERO, ZERO, owed, ZERO);
    }

    private static Flows of(LedgerEntry entry) {
        return switch (entry) {
            case Deposited deposit -> new Flows(deposit.amount(), ZERO, ZERO, ZERO, ZERO, ZERO);
            case Withdrawn withdrawal -> new Flows(ZERO, withdrawal.amount(), ZERO, ZERO, ZERO, ZERO);
            case Bought purchase -> new Flows(ZERO, ZERO, purchase.cost(), ZERO, ZERO, ZERO);
            case Sold sale -> new Flows(ZERO, ZERO, ZERO, sale.proceeds(), ZERO, ZERO);
            case DividendReceived dividend -> new Flows(ZERO, ZERO, ZERO, ZERO, dividend.amount(), ZERO);
            case SharesSplit _ -> NONE;
            case FeeCharged fee -> new Flows(ZERO, ZERO, ZERO, ZERO, ZERO, fee.amount());
            case Reversed reversed -> of(reversed.original()).negated();
        };
    }

    /** What they did to the cash, all together. */
    Money net() {
        return deposited
                .minus(withdrawn)
                .minus(bought)
                .plus(sold)
                .plus(dividends)
                .minus(fees);
    }

    Flows plus(Flows other) {
        return new Flows(
                deposited.plus(other.deposited),
                withdrawn.plus(other.withdrawn),
                bought.plus(other.bought),
                sold.plus(other.sold),
                dividends.plus(other.dividends),
                fees.plus(other.fees));
    }

    private Flows negated() {
        return new Flows(
                deposited.negated(),
                withdrawn.negated(),
                bought.negated(),
                sold.negated(),
                dividends.negated(),
                fees.negated());
    }
}
