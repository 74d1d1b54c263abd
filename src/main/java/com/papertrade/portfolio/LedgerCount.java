package com.papertrade.portfolio;

import java.util.List;

/**
 * How many entries of a ledger were found, and about where they are.
 *
 * @param through the last entry there was then, by its sequence; as nothing of a ledger ever changes, whoever reads
 *     no further than this reads what was counted
 * @param marks the sequence of the first one found, counted from the oldest, and of every {@value #STEP}th after it:
 *     a page is looked for between two of them and not from one end on. Empty where a filter needs no looking.
 */
public record LedgerCount(long through, int entries, List<Long> marks) {

    static final int STEP = 50;

    static final LedgerCount NONE = new LedgerCount(0, 0, List.of());

    public LedgerCount {
        marks = List.copyOf(marks);
    }

    /** Where the entry is at or after which the nth lies, counted from 0 and from the oldest. */
    long markBefore(int nth) {
        return marks.get(nth / STEP);
    }

    /** Where the first entry is that lies after the nth and has a mark, or after all if none has. */
    long markAfter(int nth) {
        var next = nth / STEP + 1;
        return next < marks.size() ? marks.get(next) : through + 1;
    }
}
