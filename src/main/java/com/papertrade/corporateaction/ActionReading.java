package com.papertrade.corporateaction;

/** What came of reading something that was told. */
sealed interface ActionReading {

    /** It can be. */
    record Readable(CorporateAction action) implements ActionReading {}

    /** It cannot be, or somebody should look at it. */
    record Doubtful(HoldReason reason, String sentence) implements ActionReading {}

    /** From before any portfolio can have been. */
    record TooOld() implements ActionReading {}
}
