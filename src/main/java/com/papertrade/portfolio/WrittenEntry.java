package com.papertrade.portfolio;

/** An entry as it lies in the database, which somebody else may have written to. */
sealed interface WrittenEntry {

    long sequence();

    record Readable(LedgerRow row) implements WrittenEntry {
        @Override
        public long sequence() {
            return row.record().sequence();
        }
    }

    /** A row that PaperTrade would not have written. */
    record Unreadable(long sequence, String why) implements WrittenEntry {}
}
