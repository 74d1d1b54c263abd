package com.papertrade.ui.portfolio;

import com.papertrade.trading.Order;
import com.papertrade.trading.Rejection;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Moments;
import com.papertrade.ui.component.SideWords;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.ZoneId;
import java.util.List;

/** Orders that were refused, and why: they left no mark in the ledger. */
class RejectedOrders extends Div {

    private List<Order> shown = List.of();

    RejectedOrders() {
        addClassName("rejected-orders");
        setVisible(false);
    }

    void show(List<Order> orders, ZoneId zone) {
        setVisible(!orders.isEmpty());
        if (orders.equals(shown)) {
            return;
        }
        shown = orders;
        var list = new UnorderedList();
        orders.forEach(order -> list.add(line(order, zone)));
        list.addClassName("card");
        removeAll();
        add(new H2("Rejected orders"), list);
    }

    private static ListItem line(Order order, ZoneId zone) {
        var what = new Span("%s %s %s"
                .formatted(
                        SideWords.verb(order.side()),
                        order.quantity().map(Figures::quantity).orElse(""),
                        order.symbol()));
        what.addClassName("strong");
        var when = new Span(Moments.dayAndSecond(order.acceptedAt(), zone));
        when.addClassName("note");
        return new ListItem(
                what, new Span(order.rejection().map(Rejection::sentence).orElse("")), when);
    }
}
