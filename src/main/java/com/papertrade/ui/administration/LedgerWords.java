package com.papertrade.ui.administration;

import com.papertrade.portfolio.LedgerReport;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.NumberForm;
import java.math.BigDecimal;

/** A verification of the ledgers in words. */
final class LedgerWords {

    private static final int MILLIS_PER_TENTH = 100;

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
        return NumberForm.current().write(BigDecimal.valueOf(report.took().toMillis() / MILLIS_PER_TENTH, 1), 1, 1)
                + " s";
    }
}
