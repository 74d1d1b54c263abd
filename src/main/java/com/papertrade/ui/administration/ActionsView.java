package com.papertrade.ui.administration;

import com.papertrade.corporateaction.ActionImport;
import com.papertrade.corporateaction.ActionInquiry;
import com.papertrade.corporateaction.CorporateAction;
import com.papertrade.corporateaction.HeldAction;
import com.papertrade.corporateaction.KnownAction;
import com.papertrade.corporateaction.Review;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.marketdata.UnusableFile;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.DayForm;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.function.Function;

/** Splits and dividends: what waits for a decision, what is known, who was asked, and what the provider does not tell. */
@Route(AdministrationNavigation.PATH + "/actions")
@PermitAll
class ActionsView extends AdministrationTab<ActionsStatus> {

    /** Some thousand lines: more than a year of any market's splits and dividends. */
    private static final int LONGEST_TEXT = 200_000;

    final Paragraph told = new Paragraph();
    final TextArea csv = new TextArea("Lines of symbol, type, effective date, value, pay date");
    final Button start = new Button("Import", _ -> start());
    final TextFileUpload upload =
            new TextFileUpload(LONGEST_TEXT, "200,000 characters", this::received, told::setText, ".csv", ".txt");
    final UnorderedList refused = new UnorderedList();
    final Table<HeldAction> held = new Table<>(
            "Held for review",
            List.of("Symbol", "Kind", "Effective", "Value", "Pay date", "From", "Why it is held", ""),
            HeldAction::id,
            HeldRow::new);
    final Table<KnownAction> known = new Table<>(
            "Known splits and dividends",
            List.of("Symbol", "Kind", "Effective", "Value", "Pay date", "From", "Portfolios"),
            KnownAction::id,
            KnownRow::new);
    final Table<ActionInquiry> asked = new Table<>(
            "When the provider was asked",
            List.of("Symbol", "About", "Asked", "Again from", "What came of it"),
            Function.identity(),
            AskedRow::new);

    ActionsView(Office office, Background background) {
        super(office, background);
        told.getElement().setAttribute("role", "status");
        held.empty.setText("Nothing waits for a decision.");
        known.empty.setText("Nothing is known yet: it comes with the first symbol that somebody holds.");
        asked.empty.setText("The provider has not been asked yet.");
        section("Held for review", held, told);
        section("Import splits and dividends", hint(), form(), refused);
        section("Known, the latest first", known);
        section("The provider was asked", asked);
    }

    private static Paragraph hint() {
        var hint = new Paragraph(
                "One a line, for example AAPL,split,2020-08-31,4 or AAPL,dividend,2020-08-07,0.82,2020-08-13. What"
                        + " cannot be read is refused; what is doubtful is held above. Everything else reaches the portfolios within a"
                        + " minute, as of its day.");
        hint.addClassName("muted");
        return hint;
    }

    private Div form() {
        csv.setWidthFull();
        csv.setMinRows(3);
        csv.setMaxRows(10);
        csv.setMaxLength(LONGEST_TEXT);
        csv.addClassName("code-area");
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        refused.setVisible(false);
        var form = new Div(csv, upload, start);
        form.addClassNames("office-form", "import-form");
        return form;
    }

    private void received(String name, String text) {
        csv.setValue(text);
        told.setText("%s is here to be looked through; nothing is imported yet.".formatted(name));
    }

    @Override
    ActionsStatus read() {
        return office.actions();
    }

    @Override
    void show(ActionsStatus read) {
        held.show(read.held());
        known.show(read.known());
        asked.show(read.asked());
    }

    private void start() {
        var text = csv.getValue();
        if (text.isBlank()) {
            told.setText("There is nothing to import yet.");
            csv.focus();
            return;
        }
        start.setEnabled(false);
        ask(() -> imported(text), this::imported, failed -> {
            start.setEnabled(true);
            told.setText("Nothing was imported: %s".formatted(sentence(failed)));
        });
    }

    /** What came of it, or why the whole text is no use. */
    private record Outcome(String sentence, List<ActionImport.RefusedLine> refused) {}

    private Outcome imported(String text) {
        try {
            var report = office.importActions(text);
            return new Outcome(report.sentence(), report.refused());
        } catch (UnusableFile unusable) {
            return new Outcome(unusable.sentence(), List.of());
        }
    }

    private void imported(Outcome outcome) {
        start.setEnabled(true);
        told.setText(Figures.told(outcome.sentence()));
        refused.removeAll();
        outcome.refused()
                .forEach(line -> refused.add(
                        new ListItem("Line %d, “%s”: %s".formatted(line.number(), line.text(), line.sentence()))));
        refused.setVisible(!outcome.refused().isEmpty());
        if (outcome.refused().isEmpty()) {
            csv.clear();
        }
        refresh();
    }

    private void decide(Function<HeldAction, Review> decision, HeldAction on) {
        ask(
                () -> decision.apply(on),
                review -> {
                    told.setText(Figures.told(review.sentence()));
                    refresh();
                },
                failed -> told.setText(sentence(failed)));
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case SPLIT -> "Split";
            case DIVIDEND -> "Dividend";
        };
    }

    private final class HeldRow extends TableRow<HeldAction> {

        private final Span symbol = name();
        private final Span kind = cell("Kind");
        private final Span effective = cell("Effective");
        private final Span value = cell("Value");
        private final Span payDate = cell("Pay date");
        private final Span origin = cell("From");
        private final Span why = cell("Why it is held");
        private final Button apply = new Button("Apply");
        private final Button dismiss = new Button("Dismiss");

        private HeldRow() {
            var actions = new Div(apply, dismiss);
            actions.addClassName("actions");
            cell("", actions);
        }

        @Override
        void show(HeldAction item) {
            if (symbol.getText().isEmpty()) {
                apply.addClickListener(_ -> decide(office::apply, item));
                dismiss.addClickListener(_ -> decide(office::dismiss, item));
                var what = "%s of %s"
                        .formatted(kind(item.reported().kind()), item.reported().symbol());
                apply.setAriaLabel("Apply " + what);
                dismiss.setAriaLabel("Dismiss " + what);
            }
            symbol.setText(item.reported().symbol().value());
            kind.setText(kind(item.reported().kind()));
            effective.setText(item.reported().effectiveOn());
            value.setText(item.reported().value());
            payDate.setText(item.reported().payDate());
            origin.setText(item.origin());
            why.setText(Figures.told(item.sentence()));
        }
    }

    private static final class KnownRow extends TableRow<KnownAction> {

        private final Span symbol = name();
        private final Span kind = cell("Kind");
        private final Span effective = cell("Effective");
        private final Span value = cell("Value");
        private final Span payDate = cell("Pay date");
        private final Span origin = cell("From");
        private final Span settled = cell("Portfolios");

        @Override
        void show(KnownAction item) {
            symbol.setText(item.action().symbol().value());
            kind.setText(kind(item.action().kind()));
            effective.setText(DayForm.write(item.action().effectiveOn()));
            value.setText(value(item.action()));
            payDate.setText(item.action().payDate().map(DayForm::write).orElse(""));
            origin.setText(item.origin());
            settled.setText(item.settled() ? "all reached" : "waits for its day");
        }

        private static String value(CorporateAction action) {
            return switch (action) {
                case CorporateAction.Split split -> Figures.forOne(split.ratio());
                case CorporateAction.CashDividend dividend -> Figures.price(dividend.perShare()) + " a share";
            };
        }
    }

    private final class AskedRow extends TableRow<ActionInquiry> {

        private final Span symbol = name();
        private final Span kind = cell("About");
        private final Span at = cell("Asked");
        private final Span again = cell("Again from");
        private final Span met = cell("What came of it");

        @Override
        void show(ActionInquiry item) {
            symbol.setText(item.symbol().value());
            kind.setText(item.kind() == Kind.SPLIT ? "splits" : "dividends");
            at.setText(when().at(item.askedAt()));
            again.setText(when().at(item.askAgain()));
            met.setText(item.met());
        }
    }
}
