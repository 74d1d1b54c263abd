package com.papertrade.corporateaction;

/**
 * What came of things that were told.
 *
 * @param added not known before, and believed
 * @param changed announced otherwise before
 * @param held for review; told anew or again
 * @param known already, or from before any portfolio
 */
public record Intake(int added, int changed, int held, int known) {

    static final Intake NONE = new Intake(0, 0, 0, 0);

    static final Intake ADDED = new Intake(1, 0, 0, 0);
    static final Intake CHANGED = new Intake(0, 1, 0, 0);
    static final Intake HELD = new Intake(0, 0, 1, 0);
    static final Intake KNOWN = new Intake(0, 0, 0, 1);

    Intake plus(Intake other) {
        return new Intake(added + other.added, changed + other.changed, held + other.held, known + other.known);
    }

    /** {@code 3 new, 1 changed, 1 held for review, 40 known already} */
    public String inWords() {
        return "%,d new, %,d changed, %,d held for review, %,d known already".formatted(added, changed, held, known);
    }
}
