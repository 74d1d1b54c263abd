package com.papertrade.ui.administration;

import com.papertrade.portfolio.LedgerDifference;
import com.papertrade.portfolio.LedgerReport;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether the ledgers prove what is stored, where they do not, and how a mistaken entry is taken back. */
@Route(AdministrationNavigation.PATH + "/ledger")
@PermitAll
class LedgerView extends AdministrationTab<LedgerStatus> {

    private static final int MOST_ROWS = 200;

    private Optional<LedgerReport> shown = Optional.empty();

    final Paragraph verdict = new Paragraph();
    final Div facts = new Div();
    final Button verifyNow = new Button("Verify now", _ -> verifyNow());
    final Paragraph told = new Paragraph();
    final Span count = new Span();
    final Table<LedgerDifference> differences = new Table<>(
            "Differences", List.of("Portfolio", "Entry", "What differs"), Function.identity(), DifferenceRow::new);
    final CorrectionForm correction;

    LedgerView(Office office, Background background) {
        super(office, background);
        correction = new CorrectionForm(this);
        verdict.addClassName("figure");
        told.getElement().setAttribute("role", "status");
        told.addClassName("muted");
        count.addClassName("note");
        var actions = new Div(verifyNow, told);
        actions.addClassName("actions");
        section("Last verification", verdict, facts, differences, count, actions);
        section("Reverse an entry", correction);
    }

    @Override
    LedgerStatus read() {
        return office.ledger();
    }

    @Override
    void show(LedgerStatus status) {
        if (!status.latest().equals(shown)) {
            shown = status.latest();
            told.setText(""); // what was asked for is done
        }
        verdict.setText(status.latest().map(LedgerWords::verdict).orElse("The ledgers have not been verified yet."));
        facts.removeAll();
        status.latest().map(report -> factsOf(report, when())).ifPresent(facts::add);
        showDifferences(status.latest().map(LedgerReport::differences).orElse(List.of()));
        verifyNow.setEnabled(!status.running());
        verifyNow.setText(status.running() ? "Verifying…" : "Verify now");
    }

    private static Facts factsOf(LedgerReport report, When when) {
        return new Facts()
                .with("Verified", when.at(report.ended()), when.ago(report.ended()))
                .with("Portfolios", Figures.count(report.portfolios()))
                .with("Entries told again", Figures.count(report.entries()))
                .with("Took", LedgerWords.took(report));
    }

    private void showDifferences(List<LedgerDifference> found) {
        differences.show(found.stream().limit(MOST_ROWS).toList());
        differences.setVisible(!found.isEmpty());
        count.setText("The first %d are listed; the log lists all.".formatted(MOST_ROWS));
        count.setVisible(found.size() > MOST_ROWS);
    }

    private void verifyNow() {
        verifyNow.setEnabled(false);
        ask(
                () -> office.runNow(LedgerVerification.NAME),
                begins -> told(begins ? "It runs as soon as an instance is free." : "It is running already."),
                failed -> told("It could not be started: " + sentence(failed)));
    }

    private void told(String sentence) {
        told.setText(sentence);
        verifyNow.setEnabled(true);
        refresh();
    }

    private static final class DifferenceRow extends TableRow<LedgerDifference> {

        private final Span portfolio = name();
        private final Span entry = cell("Entry");
        private final Span sentence = cell("What differs");

        @Override
        void show(LedgerDifference difference) {
            portfolio.setText(difference.portfolio().toString());
            entry.setText(Figures.count(difference.entry()));
            sentence.setText(Figures.told(difference.sentence()));
        }
    }
}
