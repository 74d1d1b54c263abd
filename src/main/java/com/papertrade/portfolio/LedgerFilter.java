package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of a ledger are asked for. Whatever is left empty leaves nothing out.
 *
 * @param from booked at this moment or later
 * @param before booked earlier than this moment
 * @param text each word of it is found in what the kind is called, the symbol or the name of the instrument, what a
 *     fee was for, or why an entry was taken back
 */
public record LedgerFilter(
        Optional<Instant> from,
        Optional<Instant> before,
        Set<EntryKind> kinds,
        Optional<Symbol> instrument,
        SearchText text) {

    public static final LedgerFilter ALL =
            new LedgerFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), SearchText.NOTHING);

    public LedgerFilter {
        kinds = Set.copyOf(kinds);
    }

    /**
     * Whether it asks for no more than a stretch of time. That is a stretch of the ledger, too, as entries are in the
     * order they were booked.
     */
    boolean isStretch() {
        return kinds.isEmpty() && instrument.isEmpty() && text.isEmpty();
    }
}
