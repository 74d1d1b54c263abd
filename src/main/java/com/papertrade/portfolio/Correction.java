package com.papertrade.portfolio;

/** What became of taking back an entry. */
public sealed interface Correction {

    /** @param reversal the new entry */
    record Booked(LedgerRecord reversal) implements Correction {}

    /**
     * Nothing was stored.
     *
     * @param sentence why, for the administrator
     */
    record Refused(CorrectionRefusal reason, String sentence) implements Correction, Check {}

    /** Whether an entry can be taken back as things stand. */
    sealed interface Check {}

    /** @param entry as it would be taken back */
    record Possible(LedgerRecord entry) implements Check {}
}
