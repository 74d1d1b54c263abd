package com.papertrade.portfolio;

import com.papertrade.money.Money;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A ledger entry as it was written down, with the balances it led to.
 *
 * @param sequence 1 for a portfolio's first entry, without gaps
 * @param positionAfter of the entry's instrument; empty for cash entries
 */
public record LedgerRecord(long sequence, LedgerEntry entry, Money cashAfter, Optional<Position> positionAfter) {

    /** Those of the records that none of them takes back, in their order; whatever takes back is among them. */
    public static List<LedgerRecord> standing(List<LedgerRecord> records) {
        var takenBack = records.stream()
                .map(LedgerRecord::entry)
                .filter(Reversed.class::isInstance)
                .map(entry -> ((Reversed) entry).sequence())
                .collect(Collectors.toSet());
        return records.stream()
                .filter(record -> !takenBack.contains(record.sequence()))
                .toList();
    }
}
