package com.papertrade.ui.administration;

import com.papertrade.marketdata.ListingReport;
import com.papertrade.marketdata.Listings.OddRow;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the provider listed last, and which of its rows were odd and why. */
class ListingsPart extends Div {

    private final Div counts = new Div();
    private final Table<OddRow> rows = new Table<>(
            "Odd rows of the listings", List.of("Line", "Text", "What is odd"), Function.identity(), OddLine::new);
    private Optional<ListingReport> shown = Optional.empty();

    final NativeDetails odd = new NativeDetails("", rows);

    ListingsPart() {
        addClassName("page");
        odd.setVisible(false);
        counts.add(new Paragraph("Nothing has been listed yet; the job that asks for it is under “Jobs”."));
        add(counts, odd);
    }

    /** Left alone while the report is the same: somebody may be reading the odd rows. */
    void show(Optional<ListingReport> report, When when) {
        if (!report.equals(shown)) {
            shown = report;
            report.ifPresent(latest -> show(latest, when));
        }
    }

    private void show(ListingReport report, When when) {
        counts.removeAll();
        counts.add(new Facts()
                .with("Last import", when.at(report.at()))
                .with("Listed", number(report.listed()))
                .with("New", number(report.added()))
                .with("Changed", number(report.changed()))
                .with("Listed no more", number(report.delisted()))
                .with("Odd rows", number(report.odd())));
        odd.setVisible(report.odd() > 0);
        odd.setSummaryText(
                report.odd() > report.oddRows().size()
                        ? "The first %d odd rows".formatted(report.oddRows().size())
                        : "Odd rows");
        rows.show(report.oddRows());
    }

    private static String number(int count) {
        return Figures.count(count);
    }

    private static final class OddLine extends TableRow<OddRow> {

        private final Span line = name();
        private final Code text = new Code();
        private final Span sentence;

        private OddLine() {
            cell("Text", text);
            sentence = cell("What is odd");
        }

        @Override
        void show(OddRow row) {
            line.setText(number(row.line()));
            text.setText(row.text());
            sentence.setText(row.sentence());
        }
    }
}
