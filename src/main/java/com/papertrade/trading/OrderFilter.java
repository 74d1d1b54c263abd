package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.SearchText;
import java.time.Instant;
import java.util.Optional;

/**
 * Which orders are asked for. Whatever is left empty leaves nothing out.
 *
 * @param from ended at this moment or later; of one that waits, accepted then
 * @param before ended, or accepted, earlier than this moment
 * @param text each word of it is found in the symbol or the name of the instrument, the side, the type, what became
 *     of the order, or why it was rejected
 */
public record OrderFilter(
        Optional<Instant> from,
        Optional<Instant> before,
        Optional<Side> side,
        Optional<Symbol> instrument,
        SearchText text) {

    public static final OrderFilter ALL =
            new OrderFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), SearchText.NOTHING);
}
