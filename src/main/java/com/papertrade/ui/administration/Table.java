package com.papertrade.ui.administration;

import com.papertrade.ui.component.HiddenText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A table that is read again and again, and reads as cards on a phone. What is about the same thing
 * keeps its row, so that the focus is never lost.
 */
class Table<T> extends Div {

    private final Function<T, ?> key;
    private final Supplier<? extends TableRow<T>> newRow;
    private final Map<Object, TableRow<T>> rows = new LinkedHashMap<>();
    private final NativeTable table = new NativeTable();
    private final NativeTableBody body = new NativeTableBody();

    final Paragraph empty = new Paragraph();

    Table(String label, List<String> columns, Function<T, ?> key, Supplier<? extends TableRow<T>> newRow) {
        this.key = key;
        this.newRow = newRow;
        addClassName("office-table");
        table.getElement().setAttribute("aria-label", label);
        table.add(header(columns), body);
        add(table, empty);
        show(List.of());
    }

    void show(List<T> items) {
        var distinct = items.stream().distinct().toList();
        arrange(distinct.stream().<Object>map(key).toList());
        distinct.forEach(
                item -> Objects.requireNonNull(rows.get(key.apply(item))).show(item));
        table.setVisible(!distinct.isEmpty());
        empty.setVisible(distinct.isEmpty());
    }

    private void arrange(List<Object> keys) {
        if (!keys.equals(List.copyOf(rows.keySet()))) {
            var before = Map.copyOf(rows);
            rows.clear();
            body.removeAll();
            for (var one : keys) {
                var row = Objects.requireNonNullElseGet(before.get(one), newRow);
                rows.put(one, row);
                body.add(row);
            }
        }
    }

    private static NativeTableHeader header(List<String> columns) {
        var row = new NativeTableRow();
        for (var column : columns) {
            var heading = column.isEmpty()
                    ? new NativeTableHeaderCell(HiddenText.of("Action"))
                    : new NativeTableHeaderCell(column);
            heading.getElement().setAttribute("scope", "col");
            row.add(heading);
        }
        return new NativeTableHeader(row);
    }
}
