package com.papertrade.ui.shell;

import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.portfolio.PortfolioNavigation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trader's portfolios in the navigation, each with its daily change. */
class PortfolioLinks extends Div {

    private final Map<PortfolioId, Entry> entries = new LinkedHashMap<>();

    PortfolioLinks() {
        addClassName("portfolio-links");
    }

    /** Keeps the links while the portfolios are the same ones, so that the focus is never lost. */
    void show(List<PortfolioValuation> valuations) {
        if (!List.copyOf(entries.keySet()).equals(idsOf(valuations))) {
            rebuild(valuations);
        }
        for (var valuation : valuations) {
            var entry = entries.get(valuation.portfolio().id());
            if (entry != null) {
                entry.show(valuation);
            }
        }
    }

    void select(PortfolioId selected) {
        entries.forEach((id, entry) -> entry.setSelected(id.equals(selected)));
    }

    void selectNone() {
        entries.values().forEach(entry -> entry.setSelected(false));
    }

    private void rebuild(List<PortfolioValuation> valuations) {
        entries.clear();
        removeAll();
        for (var valuation : valuations) {
            var entry = new Entry(valuation.portfolio().id());
            entries.put(valuation.portfolio().id(), entry);
            add(entry.link);
        }
    }

    private static List<PortfolioId> idsOf(List<PortfolioValuation> valuations) {
        return valuations.stream().map(valuation -> valuation.portfolio().id()).toList();
    }

    private static final class Entry {

        private final Span name = new Figure();
        private final ChangeText change = new ChangeText();
        private final RouterLink link;

        Entry(PortfolioId id) {
            name.addClassName("name");
            link = PortfolioNavigation.overview(id, name, change);
        }

        void show(PortfolioValuation valuation) {
            name.setText(valuation.portfolio().name().value());
            switch (valuation.dailyChange()) {
                case DailyChange.Known known -> {
                    change.showRate(known.gain());
                    change.setTitle("");
                }
                case DailyChange.Waiting waiting -> {
                    change.showUnknown("");
                    change.setTitle(Figures.UNKNOWN + " " + waiting.sentence());
                }
            }
        }

        void setSelected(boolean selected) {
            link.setClassName("selected", selected);
        }
    }
}
