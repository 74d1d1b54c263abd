package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.PositionValue;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.PriceAge;
import com.papertrade.ui.instrument.InstrumentNavigation;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a portfolio holds, for a phone: two lines a position, and the row opens the trade form. */
class PositionsList extends UnorderedList {

    private final Map<Symbol, Line> lines = new LinkedHashMap<>();
    private @Nullable PortfolioId portfolio;

    PositionsList() {
        addClassName("positions-list");
    }

    /** Keeps the lines, and their places, while the same instruments are held: only the figures move. */
    void show(PortfolioId id, List<PositionValue> held) {
        if (!id.equals(portfolio) || !lines.keySet().equals(symbolsOf(held))) {
            portfolio = id;
            rebuild(symbolsOf(held));
        }
        for (var value : held) {
            var line = lines.get(value.position().symbol());
            if (line != null) {
                line.show(new PositionRow(value));
            }
        }
    }

    private void rebuild(Set<Symbol> symbols) {
        lines.clear();
        removeAll();
        for (var symbol : symbols) {
            var line = new Line();
            lines.put(symbol, line);
            add(new ListItem(line.link(symbol)));
        }
    }

    private static Set<Symbol> symbolsOf(List<PositionValue> held) {
        return held.stream()
                .map(value -> value.position().symbol())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static final class Line {

        private final Span marketValue = new Figure();
        private final Span summary = new Figure();
        private final PriceAge age = PriceAge.inShort();
        private final ChangeText change = new ChangeText();

        RouterLink link(Symbol symbol) {
            var name = new Span(symbol.value());
            name.addClassName("strong");
            marketValue.addClassNames("strong", "end", "moves");
            var note = new Span(summary, age);
            note.addClassName("note");
            change.addClassName("end");
            return InstrumentNavigation.link(symbol, name, marketValue, note, change);
        }

        void show(PositionRow row) {
            marketValue.setText(row.marketValue());
            summary.setText(row.summary());
            age.show(row.observedAt());
            row.dailyChange().ifPresentOrElse(change::show, () -> change.showUnknown(""));
        }
    }
}
