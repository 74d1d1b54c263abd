package com.papertrade.ui.component;

import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** What the columns of a table are called. */
public final class ColumnHeadings {

    private ColumnHeadings() {}

    /** @param ofButtons what the last column is called for those who hear it; it has buttons, which say it to the eye */
    public static NativeTableHeader of(List<String> shown, String ofButtons) {
        var row = new NativeTableRow();
        shown.stream().map(NativeTableHeaderCell::new).forEach(cell -> add(cell, row));
        add(new NativeTableHeaderCell(HiddenText.of(ofButtons)), row);
        return new NativeTableHeader(row);
    }

    private static void add(NativeTableHeaderCell cell, NativeTableRow row) {
        cell.getElement().setAttribute("scope", "col");
        row.add(cell);
    }
}
