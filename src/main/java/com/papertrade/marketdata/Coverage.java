package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How much of an instrument's history is known.
 *
 * @param firstSession the earliest that is known, empty if none is
 * @param lastSession the latest that is known, empty if none is
 * @param sessions how many are known
 * @param imported how many of them came by import
 * @param missingSince how many sessions after the last known one have a final close; grows for ever once delisted
 * @param lastStored when something was last added or replaced, empty if nothing is known
 * @param gaps what is missing between the first and the last, oldest first
 */
public record Coverage(
        Symbol symbol,
        Optional<LocalDate> firstSession,
        Optional<LocalDate> lastSession,
        int sessions,
        int imported,
        int missingSince,
        Optional<Instant> lastStored,
        List<Gap> gaps) {

    public Coverage {
        gaps = List.copyOf(gaps);
    }

    static Coverage none(Symbol symbol) {
        return new Coverage(symbol, Optional.empty(), Optional.empty(), 0, 0, 0, Optional.empty(), List.of());
    }

    /**
     * Sessions in a row that are not known.
     *
     * @param from the first of them
     * @param to the last of them
     */
    public record Gap(LocalDate from, LocalDate to, int sessions) {}
}
