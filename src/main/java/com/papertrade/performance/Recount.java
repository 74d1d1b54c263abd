package com.papertrade.performance;

import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * So many shares are called so many others from a day on: what a split does to every count of them.
 *
 * @param from what was held, as counted before the day
 * @param to the same, as counted from the day on
 */
record Recount(LocalDate effectiveOn, Quantity from, Quantity to) {

    static Optional<Recount> by(LedgerEntry entry) {
        return switch (entry) {
            case SharesSplit split -> Optional.of(new Recount(split.effectiveOn(), split.before(), split.after()));
            case Reversed reversed -> by(reversed.original()).map(Recount::inverse);
            case Bought _, Sold _, DividendReceived _, Deposited _, Withdrawn _, FeeCharged _ -> Optional.empty();
        };
    }

    Recount inverse() {
        return new Recount(effectiveOn, to, from);
    }

    /** Exact for the shares that were split, in proportion for any others. */
    Quantity of(Quantity held) {
        if (held.equals(from)) {
            return to;
        }
        var scaled = held.shares().multiply(to.shares());
        return new Quantity(scaled.divide(from.shares(), Quantity.MAX_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
