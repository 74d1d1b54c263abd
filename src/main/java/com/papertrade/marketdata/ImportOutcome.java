package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.util.List;

/** What came of a file of price history. */
public sealed interface ImportOutcome {

    /** For a person to read. */
    String sentence();

    /** Nothing was looked at further, and nothing stored. */
    record Refused(String sentence) implements ImportOutcome {}

    /**
     * Each line was judged, and what was accepted is stored.
     *
     * @param added sessions that were not known before
     * @param replaced sessions that were known otherwise
     * @param unchanged sessions that were known to be just so
     * @param refused how many lines were not used
     * @param refusedLines the first of them, at most {@link #MOST_REMARKS}
     * @param doubtfulLines lines that were accepted, and that somebody should look at; at most {@link #MOST_REMARKS}
     */
    record ImportReport(
            Symbol symbol,
            int added,
            int replaced,
            int unchanged,
            int refused,
            List<LineRemark> refusedLines,
            List<LineRemark> doubtfulLines)
            implements ImportOutcome {

        public static final int MOST_REMARKS = 1_000;

        public ImportReport {
            refusedLines = List.copyOf(refusedLines);
            doubtfulLines = List.copyOf(doubtfulLines);
        }

        /** Whether anything is known now that was not before. */
        public boolean changedSomething() {
            return added + replaced > 0;
        }

        @Override
        public String sentence() {
            return changedSomething()
                    ? "%s: %s added, %,d replaced, %,d unchanged, %s refused."
                            .formatted(symbol, counted(added, "session"), replaced, unchanged, counted(refused, "line"))
                    : "%s: nothing changed; known already: %,d, refused: %,d.".formatted(symbol, unchanged, refused);
        }

        private static String counted(int count, String noun) {
            return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
        }
    }
}
