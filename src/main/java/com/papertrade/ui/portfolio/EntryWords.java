package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import com.papertrade.ui.component.Figures;

/** A ledger entry in words. */
public final class EntryWords {

    private EntryWords() {}

    public static String kind(LedgerEntry entry) {
        return switch (entry) {
            case Deposited _ -> "Deposit";
            case Withdrawn _ -> "Withdrawal";
            case Bought _ -> "Buy";
            case Sold _ -> "Sell";
            case DividendReceived _ -> "Dividend";
            case SharesSplit _ -> "Split";
            case FeeCharged _ -> "Fee";
            case Reversed _ -> "Reversal";
        };
    }

    public static String sentence(LedgerEntry entry) {
        return switch (entry) {
            case Deposited _ -> "Deposit";
            case Withdrawn _ -> "Withdrawal";
            case Bought bought ->
                "Bought %s at %s".formatted(Figures.quantity(bought.quantity()), Figures.price(bought.price()));
            case Sold sold ->
                "Sold %s at %s, realised %s"
                        .formatted(
                                Figures.quantity(sold.quantity()),
                                Figures.price(sold.price()),
                                Figures.signed(sold.realizedGain()));
            case DividendReceived paid ->
                "Dividend paid: %s × %s".formatted(Figures.quantity(paid.held()), Figures.price(paid.rate()));
            case SharesSplit split ->
                "%s: %s became %s, cost unchanged"
                        .formatted(
                                Figures.forOne(split.ratio()),
                                Figures.shares(split.before()),
                                Figures.quantity(split.after()));
            case FeeCharged fee -> Figures.told(fee.what());
            case Reversed reversed -> "Takes back entry %d: %s".formatted(reversed.sequence(), reversed.why());
        };
    }

    /** Shares in or out, with a sign only for those that leave. */
    public static String quantity(LedgerEntry entry) {
        return switch (entry) {
            case Bought bought -> Figures.quantity(bought.quantity());
            case Sold sold -> "−" + Figures.quantity(sold.quantity());
            case Reversed reversed -> quantityTakenBack(reversed.original());
            case Deposited _, Withdrawn _, DividendReceived _, SharesSplit _, FeeCharged _ -> "";
        };
    }

    private static String quantityTakenBack(LedgerEntry original) {
        return switch (original) {
            case Bought bought -> "−" + Figures.quantity(bought.quantity());
            case Sold sold -> Figures.quantity(sold.quantity());
            case Deposited _, Withdrawn _, DividendReceived _, SharesSplit _, FeeCharged _, Reversed _ -> "";
        };
    }

    public static String amount(LedgerEntry entry) {
        return entry.cashEffect().isZero() ? Figures.UNKNOWN : Figures.signed(entry.cashEffect());
    }

    public static String symbol(LedgerEntry entry) {
        return entry.instrument().map(Object::toString).orElse(Figures.UNKNOWN);
    }
}
