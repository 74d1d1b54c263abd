package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Percent;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PositionChange;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Direction;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far the price of each instrument has moved since the previous close, whatever was held or traded of it. */
class Movers extends Section {

    private static final int MOST = 10;

    private final Span since = new Span();
    private final UnorderedList list = new UnorderedList();
    private final Map<Symbol, Row> rows = new LinkedHashMap<>();

    Movers() {
        addClassNames("card", "movers");
        since.addClassName("note");
        var heading = new Div(new H2("Movers"), since);
        heading.addClassName("chart-heading");
        add(heading, list);
    }

    /** By how much the price moved, of what was held at the previous close. */
    record Mover(Symbol symbol, Gain moved) {

        private static Optional<Mover> of(PositionChange change) {
            return Percent.of(change.byPrice(), change.valueThen())
                    .map(rate -> new Mover(change.symbol(), new Gain(change.byPrice(), Optional.of(rate))));
        }

        private double rate() {
            return moved.rate().orElseThrow().fraction().doubleValue();
        }
    }

    /** Best to worst; of many, those that moved most. */
    static List<Mover> of(DailyChange daily) {
        return daily.positions().stream()
                .filter(change -> change.price().isPresent())
                .flatMap(change -> Mover.of(change).stream())
                .sorted(Comparator.comparing((Mover mover) -> Math.abs(mover.rate()))
                        .reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(Mover::rate).reversed().thenComparing(Mover::symbol))
                .toList();
    }

    /** The rows keep their places while the same instruments move. */
    void show(DailyChange daily) {
        var movers = of(daily);
        setVisible(!movers.isEmpty());
        since.setText("price since %s close".formatted(Moments.weekday(daily.previousSession())));
        var symbols = movers.stream().map(Mover::symbol).toList();
        if (!Set.copyOf(symbols).equals(rows.keySet())) {
            rows.clear();
            list.removeAll();
            symbols.forEach(symbol -> rows.put(symbol, new Row(symbol)));
            rows.values().forEach(list::add);
        }
        var farthest = movers.stream()
                .mapToDouble(mover -> Math.abs(mover.rate()))
                .max()
                .orElse(0);
        movers.forEach(
                mover -> Optional.ofNullable(rows.get(mover.symbol())).ifPresent(row -> row.show(mover, farthest)));
    }

    private static final class Row extends ListItem {

        private final Span bar = new Span();
        private final ChangeText change = new ChangeText();

        private Row(Symbol symbol) {
            var name = new Span(symbol.value());
            name.addClassName("strong");
            var track = new Span(bar);
            track.addClassName("track");
            track.getElement().setAttribute("aria-hidden", "true");
            bar.addClassName("bar");
            add(name, track, change);
        }

        private void show(Mover mover, double farthest) {
            var half = farthest == 0 ? 0 : Math.abs(mover.rate()) / farthest * 50;
            bar.getStyle()
                    .set("width", percent(half))
                    .set("inset-inline-start", percent(mover.rate() < 0 ? 50 - half : 50));
            var direction = Direction.of(mover.moved().amount()).className();
            if (!hasClassName(direction)) {
                removeClassNames("up", "down", "flat");
                addClassName(direction);
            }
            change.showRate(mover.moved());
        }

        private static String percent(double value) {
            return String.format(Locale.ROOT, "%.1f%%", value);
        }
    }
}
