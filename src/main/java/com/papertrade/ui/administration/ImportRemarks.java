package com.papertrade.ui.administration;

import com.papertrade.marketdata.ImportOutcome;
import com.papertrade.marketdata.ImportOutcome.ImportReport;
import com.papertrade.marketdata.ImportOutcome.Refused;
import com.papertrade.marketdata.LineRemark;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Function;

/** The lines of a file that were refused, and those that somebody should look at. */
class ImportRemarks extends Div {

    private static final int MOST_SHOWN = 200;

    ImportRemarks() {
        addClassName("page");
    }

    void clear() {
        removeAll();
    }

    void show(ImportOutcome outcome) {
        clear();
        switch (outcome) {
            case Refused _ -> {}
            case ImportReport report -> {
                show("Refused lines", report.refusedLines(), report.refused());
                show(
                        "Accepted, but look at these",
                        report.doubtfulLines(),
                        report.doubtfulLines().size());
            }
        }
    }

    private void show(String title, List<LineRemark> remarks, int all) {
        if (!remarks.isEmpty()) {
            var table = new Table<LineRemark>(
                    title, List.of("Line", "Text", "Reason"), Function.identity(), RemarkRow::new);
            table.show(remarks.stream().limit(MOST_SHOWN).toList());
            add(new H2(title), table);
        }
        if (all > MOST_SHOWN) {
            add(new Paragraph("These are the first %d of %s.".formatted(MOST_SHOWN, Figures.count(all))));
        }
    }

    private static final class RemarkRow extends TableRow<LineRemark> {

        private final Span line = name();
        private final Code text = new Code();
        private final Span reason;

        private RemarkRow() {
            cell("Text", text);
            reason = cell("Reason");
        }

        @Override
        void show(LineRemark remark) {
            line.setText(Figures.count(remark.line()));
            text.setText(remark.text());
            reason.setText(remark.sentence());
        }
    }
}
