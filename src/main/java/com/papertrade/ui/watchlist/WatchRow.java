package com.papertrade.ui.watchlist;

import com.papertrade.calendar.MarketClock;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.ui.chart.Sparkline;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Comparison;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.PriceAge;
import com.papertrade.ui.instrument.InstrumentNavigation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** One instrument that is watched; it stays in its place while its price moves. */
class WatchRow extends NativeTableRow {

    private final PriceAge age = PriceAge.inShort();
    private final Sparkline sparkline = new Sparkline();
    private final String name;

    final Span price = new Figure();
    final ChangeText change = new ChangeText();
    final Button remove;

    WatchRow(Symbol watched, String name, Runnable removed) {
        this.name = name;
        var symbol = new Span(watched.value());
        symbol.addClassName("strong");
        var nameBelow = new Span(name);
        nameBelow.addClassName("note");
        var heading = new NativeTableHeaderCell(InstrumentNavigation.link(watched, symbol, nameBelow));
        heading.getElement().setAttribute("scope", "row");
        price.addClassNames("moves", "strong");
        age.getElement().getClassList().add("note");
        remove = new Button(Icon.CLOSE.create(), _ -> removed.run());
        remove.setAriaLabel("Stop watching " + watched);
        remove.addClassName("why");
        sparkline.setVisible(false);
        add(heading);
        cell(sparkline, "line");
        cell(new Div(price, age), "price");
        cell(change, "change-cell");
        cell(remove, "remove");
    }

    private void cell(Component content, String className) {
        var cell = addDataCell();
        cell.addClassName(className);
        cell.add(content);
    }

    /** @param clock tells whether an order would take the price */
    void show(Optional<Comparison> comparison, MarketClock clock) {
        var quote = comparison.map(Comparison::quote);
        price.setText(quote.map(Quote::last).map(Figures::price).orElse(Figures.UNKNOWN));
        price.setClassName(
                "stale", quote.filter(last -> !last.isCurrentAt(clock)).isPresent());
        age.show(quote.map(Quote::observedAt));
        comparison.ifPresentOrElse(this::showChange, () -> change.showUnknown("no price yet"));
    }

    private void showChange(Comparison comparison) {
        comparison
                .closeBefore()
                .ifPresentOrElse(close -> change.show(comparison.quote().last(), close), () -> change.showUnknown(""));
    }

    /** @param history as shares are counted today */
    void show(PriceHistory history) {
        var closes = history.bars().stream().map(PriceBar::close).toList();
        sparkline.setVisible(closes.size() > 1);
        if (closes.size() > 1) {
            sparkline.showPrices(
                    closes,
                    "%s over %d sessions: %s at first, %s at the last close"
                            .formatted(name, closes.size(), figure(closes.getFirst()), figure(closes.getLast())));
        }
    }

    private static String figure(Price price) {
        return Figures.price(price);
    }
}
