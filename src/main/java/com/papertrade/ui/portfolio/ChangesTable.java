package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PositionChange;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each instrument contributed to the daily change, best to worst. */
class ChangesTable extends Div {

    private static final Comparator<PositionChange> BEST_FIRST = Comparator.comparing(
                    (PositionChange change) -> change.gain().amount())
            .reversed()
            .thenComparing(PositionChange::symbol);

    private final Map<Symbol, ChangeRow> rows = new LinkedHashMap<>();
    private @Nullable LocalDate comparedWith;
    private @Nullable PortfolioId portfolio;

    ChangesTable() {
        addClassNames("card", "changes");
    }

    /**
     * Keeps the rows and their order while the same ones are shown: only the figures move, never a row
     * under the pointer. Who comes back finds them best to worst again.
     */
    void show(PortfolioId id, DailyChange daily) {
        var bestFirst = daily.positions().stream().sorted(BEST_FIRST).toList();
        if (!id.equals(portfolio)
                || !daily.previousSession().equals(comparedWith)
                || !rows.keySet().equals(Set.copyOf(symbolsOf(bestFirst)))) {
            portfolio = id;
            comparedWith = daily.previousSession();
            rebuild(daily, symbolsOf(bestFirst));
        }
        for (var change : bestFirst) {
            var row = rows.get(change.symbol());
            if (row != null) {
                row.show(change);
            }
        }
    }

    private static List<Symbol> symbolsOf(List<PositionChange> changes) {
        return changes.stream().map(PositionChange::symbol).toList();
    }

    private void rebuild(DailyChange daily, List<Symbol> symbols) {
        rows.clear();
        symbols.forEach(symbol -> rows.put(symbol, new ChangeRow(symbol)));
        removeAll();
        add(rows.isEmpty() ? nothingMoved(daily) : table(daily));
    }

    private static Paragraph nothingMoved(DailyChange daily) {
        return new Paragraph("Nothing was held at the close of %s, and nothing was traded since: cash does not move."
                .formatted(Moments.day(daily.previousSession())));
    }

    private NativeTable table(DailyChange daily) {
        var body = new NativeTableBody();
        rows.values().forEach(body::add);
        var table = new NativeTable();
        table.getElement().setAttribute("aria-label", "Daily change by position");
        table.add(header(daily), body);
        return table;
    }

    private static NativeTableHeader header(DailyChange daily) {
        var row = new NativeTableRow();
        row.add(
                heading("Position", ""),
                heading("At %s close".formatted(Moments.weekday(daily.previousSession())), "wide"),
                heading("Now", "now"),
                heading("Price", "wide"),
                heading("Traded today", "wide"),
                heading("Dividend", "wide"),
                heading("Change", ""));
        return new NativeTableHeader(row);
    }

    private static NativeTableHeaderCell heading(String text, String className) {
        var heading = new NativeTableHeaderCell(text);
        heading.getElement().setAttribute("scope", "col");
        if (!className.isEmpty()) {
            heading.addClassName(className);
        }
        return heading;
    }
}
