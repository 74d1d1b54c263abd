package com.papertrade.ui.administration;

import com.papertrade.portfolio.LedgerReport;
import com.papertrade.ui.component.Figures;

/** A verification of the ledgers in words. */
final class LedgerWords {

    private static final double MILLIS_PER_SECOND = 1_000;

    private LedgerWords() {}

    static String verdict(LedgerReport report) {
        return report.agrees()
                ? "All ledgers agree with what is stored."
                : "Ledgers do not agree with what is stored: %s.".formatted(differences(report));
    }

    static String differences(LedgerReport report) {
        return report.found() == 1 ? "1 difference" : Figures.count(report.found()) + " differences";
    }

    static String took(LedgerReport report) {
        return "%,.1f s".formatted(report.took().toMillis() / MILLIS_PER_SECOND);
    }
}
