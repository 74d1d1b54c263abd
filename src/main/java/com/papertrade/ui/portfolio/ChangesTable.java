package com.papertrade.ui.portfolio;

import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PositionChange;
import com.papertrade.ui.component.ChangeText;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What each instrument contributed to the daily change, best to worst. */
class ChangesTable extends Div {

    private static final Comparator<PositionChange> BEST_FIRST = Comparator.comparing(
                    (PositionChange change) -> change.gain().amount())
            .reversed()
            .thenComparing(PositionChange::symbol);

    ChangesTable() {
        addClassNames("card", "changes");
    }

    void show(DailyChange daily, List<PositionChange> changes) {
        removeAll();
        if (changes.isEmpty()) {
            add(new Paragraph("Nothing was held at the close of %s, and nothing was traded since: cash does not move."
                    .formatted(Moments.day(daily.previousSession()))));
            return;
        }
        var table = new NativeTable();
        table.getElement().setAttribute("aria-label", "Daily change by position");
        var body = new NativeTableBody();
        changes.stream().sorted(BEST_FIRST).map(ChangesTable::row).forEach(body::add);
        table.add(header(daily), body);
        add(table);
    }

    private static NativeTableHeader header(DailyChange daily) {
        var row = new NativeTableRow();
        row.add(
                heading("Position", ""),
                heading("At %s close".formatted(Moments.weekday(daily.previousSession())), "wide"),
                heading("Bought", "wide"),
                heading("Sold", "wide"),
                heading("Dividends", "wide"),
                heading("Now", "now"),
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

    private static NativeTableRow row(PositionChange change) {
        var row = new NativeTableRow();
        row.add(nameOf(change));
        cell(row, "wide", new Span(Figures.money(change.valueThen())));
        cell(row, "wide", flow(change.bought()));
        cell(row, "wide", flow(change.sold()));
        cell(row, "wide", flow(change.dividends()));
        cell(row, "now", new Span(Figures.money(change.valueNow())));
        cell(row, "result", ChangeText.of(Optional.of(change.gain()), ""));
        return row;
    }

    private static NativeTableHeaderCell nameOf(PositionChange change) {
        var symbol = new Span(change.symbol().value());
        symbol.addClassName("strong");
        var how = new Span(howItMoved(change));
        how.addClassName("note");
        var name = new NativeTableHeaderCell(symbol, how);
        name.getElement().setAttribute("scope", "row");
        return name;
    }

    private static String howItMoved(PositionChange change) {
        if (change.heldThen().isZero()) {
            return "%s, bought since; now %s".formatted(Figures.shares(change.heldNow()), priced(change.price()));
        }
        var held = change.heldNow().equals(change.heldThen())
                ? Figures.shares(change.heldNow())
                : "%s then, %s now".formatted(Figures.quantity(change.heldThen()), Figures.quantity(change.heldNow()));
        return "%s; %s, now %s".formatted(held, priced(change.previousClose()), priced(change.price()));
    }

    private static String priced(Optional<Price> price) {
        return price.map(Figures::price).orElse(Figures.UNKNOWN);
    }

    private static Span flow(Money amount) {
        return new Span(amount.isZero() ? Figures.UNKNOWN : Figures.money(amount));
    }

    private static void cell(NativeTableRow row, String className, Component content) {
        var cell = row.addDataCell();
        cell.add(content);
        cell.addClassName(className);
    }
}
