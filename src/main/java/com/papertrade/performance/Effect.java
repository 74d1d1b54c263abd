package com.papertrade.performance;

import com.papertrade.calendar.TradingSession;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.time.LocalDate;
import java.util.Optional;

/** From when on the figures reckon with a ledger entry, whenever it was booked. */
final class Effect {

    private Effect() {}

    /** Whether it had taken effect at the close of the session. */
    static boolean isBy(LedgerEntry entry, TradingSession session) {
        return day(entry)
                .map(day -> !day.isAfter(session.date()))
                .orElseGet(() -> !entry.effectiveAt().isAfter(session.close()));
    }

    /** The day whose prices are the first to reckon with it; empty for what takes effect at a moment. */
    static Optional<LocalDate> day(LedgerEntry entry) {
        return switch (entry) {
            case DividendReceived dividend -> Optional.of(dividend.exDate());
            case SharesSplit split -> Optional.of(split.effectiveOn());
            case Reversed reversed -> day(reversed.original());
            case Bought _, Sold _, Deposited _, Withdrawn _, FeeCharged _ -> Optional.empty();
        };
    }

    /** Whether it changes how shares are counted, or takes such a change back. */
    static boolean isSplit(LedgerEntry entry) {
        return switch (entry) {
            case SharesSplit _ -> true;
            case Reversed reversed -> isSplit(reversed.original());
            case DividendReceived _, Bought _, Sold _, Deposited _, Withdrawn _, FeeCharged _ -> false;
        };
    }
}
