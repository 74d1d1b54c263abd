package com.papertrade.ui.administration;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Coverage;
import com.papertrade.marketdata.Coverage.Gap;
import com.papertrade.marketdata.FetchReport;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.DayForm;
import com.papertrade.ui.component.Figures;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which sessions of which instrument are known, which are missing, and a way to ask for them. */
@Route(AdministrationNavigation.PATH + "/coverage")
@PermitAll
class CoverageView extends AdministrationTab<List<Coverage>> {

    private static final int MOST_ROWS = 200;

    private final Set<Symbol> underWay = new HashSet<>();
    private List<Coverage> known = List.of();

    final TextField symbol = new TextField("Symbol");
    final Button fetch = new Button("Fetch now", _ -> fetchTyped());
    final Paragraph told = new Paragraph();
    final Span count = new Span();
    final Table<Coverage> table = new Table<>(
            "Price history by symbol",
            List.of("Symbol", "First session", "Last session", "Sessions", "Missing", "Last stored", ""),
            Coverage::symbol,
            CoverageRow::new);

    CoverageView(Office office, Background background) {
        super(office, background);
        symbol.setHelperText("Narrows the list below; need not be in it");
        symbol.setValueChangeMode(ValueChangeMode.LAZY);
        symbol.setClearButtonVisible(true);
        symbol.addValueChangeListener(_ -> showKnown());
        symbol.addKeyPressListener(Key.ENTER, _ -> fetchTyped());
        told.getElement().setAttribute("role", "status");
        count.addClassName("note");
        var form = new Div(symbol, fetch);
        form.addClassName("office-form");
        section("Fetch a symbol", form, told);
        section("Price history", count, table);
    }

    /** Reads every session there is; whoever waits for one has just asked for it, and is told at once. */
    @Override
    Duration betweenReadings() {
        return Duration.ofMinutes(2);
    }

    @Override
    List<Coverage> read() {
        return office.coverage();
    }

    @Override
    void show(List<Coverage> read) {
        known = read;
        showKnown();
    }

    private void showKnown() {
        var typed = symbol.getValue().strip().toUpperCase(Locale.ROOT);
        var found = known.stream()
                .filter(coverage -> coverage.symbol().value().contains(typed))
                .toList();
        count.setText(
                found.size() > MOST_ROWS
                        ? "The first %d of %s symbols: type to narrow the list."
                                .formatted(MOST_ROWS, Figures.count(found.size()))
                        : "%s of %s symbols".formatted(Figures.count(found.size()), Figures.count(known.size())));
        count.setVisible(!known.isEmpty());
        table.empty.setText(known.isEmpty() ? nothingKept() : "No symbol here contains “%s”.".formatted(typed));
        table.show(found.stream().limit(MOST_ROWS).toList());
        fetch.setEnabled(Symbol.parse(typed).filter(underWay::contains).isEmpty());
    }

    private String nothingKept() {
        return office.isSimulated()
                ? "The simulated market works out its past; none of it needs to be kept."
                : "No price history is kept yet: it comes with the first position, order or fetch.";
    }

    private void fetchTyped() {
        var typed = Symbol.parse(symbol.getValue());
        symbol.setInvalid(typed.isEmpty());
        symbol.setErrorMessage("A symbol has 1 to 16 letters, digits, points, colons or hyphens, like BRK-B.");
        typed.ifPresent(this::fetch);
    }

    /** Once at a time for each symbol, however often somebody clicks. */
    private void fetch(Symbol asked) {
        if (underWay.add(asked)) {
            told.setText("Asking for %s…".formatted(asked));
            showKnown();
            ask(() -> office.fetchNow(asked), this::fetched, failed -> fetched(asked, sentence(failed)));
        }
    }

    private void fetched(FetchReport report) {
        fetched(report.symbol(), Figures.told(report.sentence()));
    }

    private void fetched(Symbol asked, String sentence) {
        underWay.remove(asked);
        told.setText("%s: %s".formatted(asked, sentence));
        showKnown();
        refresh();
    }

    private final class CoverageRow extends TableRow<Coverage> {

        private final Span of = name();
        private final Span first = cell("First session");
        private final Span last = cell("Last session");
        private final Span sessions = cell("Sessions");
        private final Span complete = new Span();
        private final NativeDetails missing = new NativeDetails();
        private final Span stored;
        private final Button fetch = new Button("Fetch now", _ -> fetch(new Symbol(of.getText())));
        private List<Gap> gaps = List.of();

        private CoverageRow() {
            cell("Missing", complete, missing);
            stored = cell("Last stored");
            cell("", fetch);
        }

        @Override
        void show(Coverage coverage) {
            of.setText(coverage.symbol().value());
            first.setText(coverage.firstSession().map(DayForm::write).orElse(Figures.UNKNOWN));
            last.setText(coverage.lastSession().map(DayForm::write).orElse(Figures.UNKNOWN));
            sessions.setText(sessionsOf(coverage));
            showMissing(coverage);
            stored.setText(coverage.lastStored().map(when()::ago).orElse(Figures.UNKNOWN));
            fetch.setEnabled(!underWay.contains(coverage.symbol()));
            fetch.setAriaLabel("Fetch %s now".formatted(coverage.symbol()));
        }

        private static String sessionsOf(Coverage coverage) {
            return coverage.imported() == 0
                    ? Figures.count(coverage.sessions())
                    : "%s (%s imported)"
                            .formatted(Figures.count(coverage.sessions()), Figures.count(coverage.imported()));
        }

        /** Left alone while the same are missing: it may be open. */
        private void showMissing(Coverage coverage) {
            complete.setText(
                    coverage.missingSince() > 0
                            ? Figures.count(coverage.missingSince()) + " since the last"
                            : coverage.gaps().isEmpty() ? "none" : "");
            missing.setVisible(!coverage.gaps().isEmpty());
            if (!gaps.equals(coverage.gaps())) {
                gaps = coverage.gaps();
                missing.setSummaryText("%s in %d %s"
                        .formatted(
                                Figures.count(
                                        gaps.stream().mapToInt(Gap::sessions).sum()),
                                gaps.size(),
                                gaps.size() == 1 ? "gap" : "gaps"));
                missing.setContent(
                        new UnorderedList(gaps.stream().map(CoverageRow::item).toArray(ListItem[]::new)));
            }
        }

        private static ListItem item(Gap gap) {
            return new ListItem(
                    gap.sessions() == 1
                            ? DayForm.write(gap.from())
                            : "%s to %s: %s sessions"
                                    .formatted(
                                            DayForm.write(gap.from()),
                                            DayForm.write(gap.to()),
                                            Figures.count(gap.sessions())));
        }
    }
}
