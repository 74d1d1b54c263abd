package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.EntryKind;
import com.papertrade.trading.Side;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the activity can be narrowed to: kinds of entries that belong together, in a trader's words. */
enum ActivityType {
    BUYS("Buys", EntryKind.BOUGHT),
    SELLS("Sells", EntryKind.SOLD),
    CASH("Deposits and withdrawals", EntryKind.DEPOSITED, EntryKind.WITHDRAWN),
    DIVIDENDS("Dividends", EntryKind.DIVIDEND_RECEIVED),
    SPLITS("Splits", EntryKind.SHARES_SPLIT),
    FEES("Fees", EntryKind.FEE_CHARGED),
    REVERSALS("Reversals", EntryKind.REVERSED);

    private final String label;
    private final Set<EntryKind> kinds;

    ActivityType(String label, EntryKind... kinds) {
        this.label = label;
        this.kinds = Set.of(kinds);
    }

    String label() {
        return label;
    }

    Set<EntryKind> kinds() {
        return kinds;
    }

    /** Of the orders that belong to it; no order is of a type without one. */
    Optional<Side> side() {
        return switch (this) {
            case BUYS -> Optional.of(Side.BUY);
            case SELLS -> Optional.of(Side.SELL);
            case CASH, DIVIDENDS, SPLITS, FEES, REVERSALS -> Optional.empty();
        };
    }

    /** As it stands in an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ActivityType> parse(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
