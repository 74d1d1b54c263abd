package com.papertrade.marketdata;

import com.papertrade.instrument.Instrument;
import java.util.List;

/**
 * Everything that a provider lists.
 *
 * @param oddRows what of its answer could not be used, or only in part
 */
public record Listings(List<Instrument> instruments, List<OddRow> oddRows) {

    public Listings {
        instruments = List.copyOf(instruments);
        oddRows = List.copyOf(oddRows);
    }

    public static Listings of(List<Instrument> instruments) {
        return new Listings(instruments, List.of());
    }

    /**
     * A row that is not as the others.
     *
     * @param line counted from 1, the heading included
     * @param text how it begins, without control characters
     * @param sentence what is odd about it, and what became of it
     */
    public record OddRow(int line, String text, String sentence) {

        private static final int LONGEST_TEXT = 120;

        public OddRow {
            text = LineRemark.shortened(text, LONGEST_TEXT);
        }
    }
}
