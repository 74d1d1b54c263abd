package com.papertrade.ui.chart;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Supplier;

/** "Show as table": the figures behind a chart. They are read when it is opened, and not sent before. */
public class ChartTable extends NativeDetails {

    private final List<String> titles;
    private final Supplier<Figures> figures;

    /**
     * What the table says.
     *
     * @param rows as many cells each as there are titles, the first of them what the row is about
     * @param leftOut a sentence about what is drawn and not in the rows, empty if that is nothing
     */
    public record Figures(List<List<String>> rows, String leftOut) {

        public static Figures all(List<List<String>> rows) {
            return new Figures(rows, "");
        }
    }

    public ChartTable(List<String> titles, Supplier<Figures> figures) {
        super("Show as table");
        this.titles = titles;
        this.figures = figures;
        addClassName("chart-table");
        addToggleListener(_ -> fill());
    }

    /** Writes the figures of another drawing, if it is open. */
    public void refresh() {
        fill();
    }

    private void fill() {
        if (isOpen()) {
            var now = figures.get();
            var leftOut = new Paragraph(now.leftOut());
            leftOut.addClassName("note");
            leftOut.setVisible(!now.leftOut().isEmpty());
            var content = new Div(leftOut, tableOf(titles, now.rows()));
            // A long one scrolls, which is to be done by keyboard too.
            content.getElement()
                    .setAttribute("tabindex", "0")
                    .setAttribute("role", "group")
                    .setAttribute("aria-label", "The figures of the chart");
            setContent(content);
        }
    }

    /** A plain table: the first cell of each row is what it is about. */
    public static NativeTable tableOf(List<String> titles, List<List<String>> rows) {
        var head = new NativeTableRow();
        titles.forEach(title -> head.add(heading(title, "col")));
        var body = new NativeTableBody();
        rows.forEach(cells -> body.add(row(cells)));
        var table = new NativeTable();
        table.add(new NativeTableHeader(head), body);
        return table;
    }

    private static NativeTableRow row(List<String> cells) {
        var row = new NativeTableRow();
        row.add(heading(cells.getFirst(), "row"));
        cells.stream().skip(1).forEach(cell -> row.addDataCell().setText(cell));
        return row;
    }

    private static NativeTableHeaderCell heading(String text, String scope) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }
}
