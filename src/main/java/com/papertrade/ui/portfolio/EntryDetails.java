package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.Position;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.LocalTime;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.ZoneId;

/** One ledger entry that no order stands behind. */
class EntryDetails extends Div {

    EntryDetails(LedgerRecord entry, ZoneId zone) {
        var facts = new Facts()
                .with("Amount", EntryWords.amount(entry.entry()))
                .with("Cash afterwards", Figures.money(entry.cashAfter()));
        entry.positionAfter()
                .map(Position::quantity)
                .ifPresent(held -> facts.with("Position afterwards", Figures.shares(held)));
        if (entry.entry() instanceof DividendReceived paid) {
            facts.with("Held before the ex-date", Figures.shares(paid.held()))
                    .with("A share", Figures.price(paid.rate()))
                    .with("Ex-date", Moments.dayAndYear(paid.exDate()))
                    .with("Pay date", Moments.dayAndYear(paid.payDate()));
        }
        if (entry.entry() instanceof SharesSplit split) {
            facts.with("Effective", Moments.dayAndYear(split.effectiveOn()));
        }
        if (!entry.entry().effectiveAt().equals(entry.entry().occurredAt())) {
            facts.with("Took effect", new LocalTime(entry.entry().effectiveAt(), zone));
        }
        facts.with("When", new LocalTime(entry.entry().occurredAt(), zone))
                .with("Entry", String.valueOf(entry.sequence()));
        add(new H2(EntryWords.sentence(entry.entry())), facts);
    }
}
