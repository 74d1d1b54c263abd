package com.papertrade.ui.administration;

import com.papertrade.portfolio.LedgerReport;
import com.papertrade.ui.component.Notice;
import com.vaadin.flow.component.Component;
import java.util.Optional;

/** Stands on every page of administration while ledgers do not agree with what is stored. */
class LedgerAlarm extends Notice {

    private final Component[] waysOut;
    private Optional<LedgerReport> shown = Optional.empty();

    LedgerAlarm(Component... waysOut) {
        this.waysOut = waysOut.clone();
    }

    /** Left alone while it would say the same: it is read aloud whenever it changes. */
    void show(Optional<LedgerReport> latest, When when) {
        var alarming = latest.filter(report -> !report.agrees());
        if (!alarming.equals(shown)) {
            shown = alarming;
            alarming.ifPresentOrElse(report -> show(report, when), this::clear);
        }
    }

    private void show(LedgerReport report, When when) {
        show(
                LedgerWords.verdict(report),
                "Verified %s. Something other than PaperTrade wrote to the database, or there is a defect."
                        .formatted(when.at(report.ended())),
                waysOut);
    }
}
