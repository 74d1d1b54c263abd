package com.papertrade.ui.administration;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ImportOutcome;
import com.papertrade.marketdata.KnownSessions;
import com.papertrade.marketdata.PastImport;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** What is brought in from outside: price history from a file, and what the provider lists. */
@Route(AdministrationNavigation.PATH + "/imports")
@PermitAll
class ImportsView extends AdministrationTab<ImportsStatus> {

    /** A line a session since 1998 is half a megabyte. */
    static final int LARGEST_FILE = 10 * 1024 * 1024;

    private Optional<String> csv = Optional.empty();

    final TextField symbol = new TextField("Symbol");
    final RadioButtonGroup<KnownSessions> knownSessions = new RadioButtonGroup<>("Sessions that are known otherwise");
    final Button start = new Button("Import", _ -> start());
    final Paragraph told = new Paragraph();
    final TextFileUpload upload = new TextFileUpload(LARGEST_FILE, "10 MB", this::received, told::setText, ".csv");
    final ImportRemarks remarks = new ImportRemarks();
    final Table<PastImport> past = new Table<>(
            "Latest imports",
            List.of("When", "Symbol", "By", "Added", "Replaced", "Unchanged", "Refused"),
            PastImport::id,
            PastRow::new);
    final ListingsPart listings = new ListingsPart();

    ImportsView(Office office, Background background) {
        super(office, background);
        told.getElement().setAttribute("role", "status");
        past.empty.setText("Nothing has been imported yet.");
        if (office.isSimulated()) {
            section("Import price history")
                    .add(new Paragraph("The simulated market makes its own history; prices can be imported for a real"
                            + " provider only."));
        } else {
            section("Import price history", hint(), form(), told, remarks);
            section("Latest imports", past);
        }
        section("Listings", listings);
    }

    private static Paragraph hint() {
        var hint = new Paragraph(
                "A CSV file with date, open, high, low, close and volume, as traded, in dollars: a line"
                        + " a session, at most 10 MB. Each line is judged; what was refused is listed with the reason.");
        hint.addClassName("muted");
        return hint;
    }

    private Div form() {
        upload.addFileRemovedListener(_ -> csv = Optional.empty());
        knownSessions.setItems(KnownSessions.values());
        knownSessions.setItemLabelGenerator(ImportsView::words);
        knownSessions.setValue(KnownSessions.KEEP);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var form = new Div(upload, symbol, knownSessions, start);
        form.addClassNames("office-form", "import-form");
        return form;
    }

    private static String words(KnownSessions choice) {
        return switch (choice) {
            case KEEP -> "Keep what is known, refuse the line";
            case REPLACE -> "Replace it by the file's";
        };
    }

    @Override
    ImportsStatus read() {
        return new ImportsStatus(office.latestImports(), office.latestListings());
    }

    @Override
    void show(ImportsStatus read) {
        past.show(read.histories());
        listings.show(read.listings(), when());
    }

    void received(String name, String content) {
        csv = Optional.of(content);
        told.setText("%s is here; nothing is imported yet.".formatted(name));
        if (symbol.isEmpty()) {
            Symbol.parse(name.replaceFirst("\\.[^.]*$", "")).ifPresent(guess -> symbol.setValue(guess.value()));
        }
    }

    private void start() {
        var typed = Symbol.parse(symbol.getValue());
        symbol.setInvalid(typed.isEmpty());
        symbol.setErrorMessage("A symbol has 1 to 16 letters, digits, points, colons or hyphens, like BRK-B.");
        if (csv.isEmpty()) {
            told.setText("Choose a file first.");
        } else {
            typed.ifPresent(of -> start(of, csv.get(), knownSessions.getValue()));
        }
    }

    private void start(Symbol of, String content, KnownSessions choice) {
        start.setEnabled(false);
        remarks.clear();
        told.setText("Importing %s…".formatted(of));
        ask(() -> office.importCsv(of, content, choice), this::imported, failed -> {
            start.setEnabled(true);
            told.setText("%s was not imported: %s".formatted(of, sentence(failed)));
        });
    }

    private void imported(ImportOutcome outcome) {
        start.setEnabled(true);
        told.setText(Figures.told(outcome.sentence()));
        remarks.show(outcome);
        refresh();
    }

    private final class PastRow extends TableRow<PastImport> {

        private final Span moment = name();
        private final Span symbol = cell("Symbol");
        private final Span by = cell("By");
        private final Span added = cell("Added");
        private final Span replaced = cell("Replaced");
        private final Span unchanged = cell("Unchanged");
        private final Span refused = cell("Refused");

        @Override
        void show(PastImport past) {
            moment.setText(when().at(past.at()));
            symbol.setText(past.symbol().value());
            by.setText(past.byName());
            added.setText(Figures.count(past.added()));
            replaced.setText(Figures.count(past.replaced()));
            unchanged.setText(Figures.count(past.unchanged()));
            refused.setText(Figures.count(past.refused()));
        }
    }
}
