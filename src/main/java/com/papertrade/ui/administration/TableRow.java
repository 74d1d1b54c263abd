package com.papertrade.ui.administration;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;

/** One row of a {@link Table}: stays in place while what it says changes. */
abstract class TableRow<T> extends NativeTableRow {

    abstract void show(T item);

    /** What the row is about. */
    Span name() {
        var name = new Span();
        name.addClassName("strong");
        var cell = new NativeTableHeaderCell(name);
        cell.getElement().setAttribute("scope", "row");
        add(cell);
        return name;
    }

    /** @param label the column's, which stands before the content on a phone */
    Span cell(String label) {
        var text = new Span();
        cell(label, text);
        return text;
    }

    void cell(String label, Component... content) {
        var cell = addDataCell();
        cell.add(content);
        cell.getElement().setAttribute("data-label", label);
    }
}
