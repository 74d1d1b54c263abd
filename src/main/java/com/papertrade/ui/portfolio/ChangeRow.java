package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.performance.PositionChange;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.instrument.InstrumentNavigation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** What one instrument contributed to the daily change: the same row while its figures move. */
class ChangeRow extends NativeTableRow {

    private final Span how = new Figure();
    private final Span then = new Figure();
    private final Span now = new Figure();
    private final Span byPrice = new Figure();
    private final Span byTrades = new Figure();
    private final Span dividends = new Figure();

    final ChangeText change = new ChangeText();

    ChangeRow(Symbol symbol) {
        add(nameOf(symbol));
        cell("wide", then);
        cell("now", now);
        cell("wide", byPrice);
        cell("wide", byTrades);
        cell("wide", dividends);
        cell("result", change);
    }

    private NativeTableHeaderCell nameOf(Symbol symbol) {
        var name = new Span(symbol.value());
        name.addClassName("strong");
        how.addClassName("note");
        var cell = new NativeTableHeaderCell(InstrumentNavigation.link(symbol, name), how);
        cell.getElement().setAttribute("scope", "row");
        return cell;
    }

    private void cell(String className, Component content) {
        var cell = addDataCell();
        cell.add(content);
        cell.addClassName(className);
    }

    void show(PositionChange moved) {
        how.setText(howItMoved(moved));
        then.setText(Figures.money(moved.valueThen()));
        byPrice.setText(Figures.signed(moved.byPrice()));
        byTrades.setText(part(moved.byTrades()));
        dividends.setText(part(moved.dividends()));
        now.setText(Figures.money(moved.valueNow()));
        change.show(moved.gain());
    }

    private static String howItMoved(PositionChange change) {
        if (change.heldThen().isZero()) {
            return howTheNewMoved(change);
        }
        var held = change.heldNow().equals(change.heldThen())
                ? Figures.shares(change.heldNow())
                : "%s then, %s now".formatted(Figures.quantity(change.heldThen()), Figures.quantity(change.heldNow()));
        return "%s; %s, now %s".formatted(held, priced(change.previousClose()), priced(change.price()));
    }

    private static String howTheNewMoved(PositionChange change) {
        if (change.heldNow().isZero()) {
            return "bought and sold since";
        }
        var left = change.sold().isZero() ? "%s, bought since" : "%s left of what was bought since";
        return "%s; now %s".formatted(left.formatted(Figures.shares(change.heldNow())), priced(change.price()));
    }

    private static String priced(Optional<Price> price) {
        return price.map(Figures::price).orElse(Figures.UNKNOWN);
    }

    private static String part(Money amount) {
        return amount.isZero() ? Figures.UNKNOWN : Figures.signed(amount);
    }
}
