package com.papertrade.portfolio;

import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds what was held in the past by undoing what happened since, from the newest entry to the oldest:
 * that is as long as the time since, and not as the ledger.
 */
public final class Unwinding {

    private Unwinding() {}

    /**
     * The shares held before the later ones of the entries took effect.
     *
     * @param now shares held after all the entries
     * @param newestFirst entries of one instrument, without a gap
     * @param later which of them are undone
     */
    public static Quantity shares(Quantity now, List<LedgerEntry> newestFirst, Predicate<LedgerEntry> later) {
        var shares = now.shares();
        for (var entry : newestFirst) {
            if (later.test(entry)) {
                shares = before(shares, entry);
            }
        }
        return new Quantity(shares);
    }

    /** So many shares after some splits, or after taking them back; oldest first. */
    public static Quantity recounted(Quantity shares, List<LedgerEntry> splits) {
        var counted = shares.shares();
        for (var entry : splits) {
            counted = switch (entry) {
                case SharesSplit split -> recounted(counted, split.before(), split.after());
                case Reversed reversed -> before(counted, reversed.original());
                case Bought _, Sold _, Deposited _, Withdrawn _, DividendReceived _, FeeCharged _ -> counted;
            };
        }
        return new Quantity(counted);
    }

    private static BigDecimal before(BigDecimal after, LedgerEntry entry) {
        return switch (entry) {
            case Bought bought -> after.subtract(bought.quantity().shares());
            case Sold sold -> after.add(sold.quantity().shares());
            case SharesSplit split -> recounted(after, split.after(), split.before());
            case Reversed reversed -> again(after, reversed.original());
            case Deposited _, Withdrawn _, DividendReceived _, FeeCharged _ -> after;
        };
    }

    /** A reversal is undone by doing again what it took back. */
    private static BigDecimal again(BigDecimal before, LedgerEntry original) {
        return switch (original) {
            case Bought bought -> before.add(bought.quantity().shares());
            case Sold sold -> before.subtract(sold.quantity().shares());
            case SharesSplit split -> recounted(before, split.before(), split.after());
            case Deposited _, Withdrawn _, DividendReceived _, FeeCharged _, Reversed _ -> before;
        };
    }

    /** Exact for the shares that were split, in proportion for any others. */
    private static BigDecimal recounted(BigDecimal shares, Quantity from, Quantity to) {
        if (shares.compareTo(from.shares()) == 0) {
            return to.shares();
        }
        return shares.multiply(to.shares()).divide(from.shares(), Quantity.MAX_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
