package com.papertrade.ui.portfolio;

import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.ui.component.ColumnHeadings;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.OrderWords;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders that wait, in the order they were accepted. A row stays for as long as its order waits. */
class OpenOrders extends Div {

    /** More than a person has; what a program has placed is shown when it is asked for. */
    private static final int SHOWN_UNASKED = 50;

    private final OwnPortfolios own;
    private boolean all;
    private List<Order> waiting = List.of();
    private final Span count = new Figure();
    private final H2 title = new H2("Open orders");
    private final NativeTableBody body = new NativeTableBody();

    final Button showAll = new Button("Show all", _ -> showAll());
    final Map<OrderId, OpenOrderRow> rows = new LinkedHashMap<>();

    OpenOrders(OwnPortfolios own) {
        this.own = own;
        addClassNames("card", "open-orders");
        count.addClassName("badge");
        title.getElement().setAttribute("tabindex", "-1");
        var heading = new Div(title, count);
        heading.addClassName("part-heading");
        var table = new NativeTable();
        table.getElement().setAttribute("aria-label", "Open orders");
        table.add(ColumnHeadings.of(List.of("Order", "Price", "Keeps", "Placed", "Ends", "Status"), "Actions"), body);
        add(heading, table, showAll);
        setVisible(false);
    }

    /** Only what has changed is touched, so that a button under the pointer, or with the focus, stays. */
    void show(List<Order> orders) {
        waiting = orders;
        var shown = all ? orders : orders.stream().limit(SHOWN_UNASKED).toList();
        var gone = new HashSet<>(rows.keySet());
        for (var order : shown) {
            gone.remove(order.id());
            rows.computeIfAbsent(order.id(), _ -> newRow(order)).show(order);
        }
        gone.forEach(this::remove);
        count.setText(String.valueOf(orders.size()));
        showAll.setVisible(shown.size() < orders.size());
        setVisible(!rows.isEmpty());
    }

    private void showAll() {
        all = true;
        show(waiting);
    }

    private OpenOrderRow newRow(Order order) {
        var row = new OpenOrderRow(order, own.zone(), this::cancel);
        body.add(row);
        return row;
    }

    private void remove(OrderId ended) {
        var row = rows.remove(ended);
        if (row != null) {
            body.remove(row);
        }
    }

    private void cancel(Order order) {
        var outcome = own.cancel(order);
        Notification.show(OrderWords.outcome(outcome, order));
        own.screen().portfoliosChanged();
        // The button that had the focus is gone with its row.
        title.getElement().callJsFunction("focus");
    }
}
