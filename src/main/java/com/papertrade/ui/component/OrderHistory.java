package com.papertrade.ui.component;

import com.papertrade.trading.OrderEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;

/** What happened to an order, step by step. */
class OrderHistory extends Div {

    OrderHistory(List<OrderEvent> events, ZoneId zone) {
        addClassName("order-history");
        setVisible(!events.isEmpty());
        var label = new Paragraph("History");
        label.addClassName("label");
        var steps = new OrderedList();
        events.forEach(event -> steps.add(step(event, zone)));
        add(label, steps);
    }

    private static ListItem step(OrderEvent event, ZoneId zone) {
        var when = new LocalTime(event.occurredAt(), zone);
        when.addClassName("note");
        return new ListItem(when, new Span(Figures.told(event.sentence())));
    }
}
