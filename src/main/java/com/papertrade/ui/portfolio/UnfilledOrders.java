package com.papertrade.ui.portfolio;

import com.papertrade.trading.Order;
import com.papertrade.ui.component.LocalTime;
import com.papertrade.ui.component.OrderWords;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Orders that left no mark in the ledger: those that wait, and those that ended unfilled. Each opens with its history. */
class UnfilledOrders extends Div {

    private final ZoneId zone;
    private final Consumer<Order> opened;
    private final UnorderedList list = new UnorderedList();
    private List<Order> shown = List.of();

    UnfilledOrders(ZoneId zone, Consumer<Order> opened) {
        this.zone = zone;
        this.opened = opened;
        addClassName("unfilled-orders");
        list.addClassName("card");
        var note = new Paragraph("The latest ones, newest first.");
        note.addClassName("note");
        add(new H2("Orders that were not filled"), note, list);
        setVisible(false);
    }

    void show(List<Order> newestFirst) {
        setVisible(!newestFirst.isEmpty());
        if (!newestFirst.equals(shown)) {
            shown = newestFirst;
            list.removeAll();
            newestFirst.forEach(order -> list.add(line(order)));
        }
    }

    private ListItem line(Order order) {
        var open = new Button(OrderWords.what(order), _ -> opened.accept(order));
        open.addClassName("as-link");
        open.setAriaLabel("Open: %s, %s".formatted(OrderWords.inBrief(order), OrderWords.status(order)));
        var status = new Span(OrderWords.status(order));
        status.addClassNames("badge", "status-" + order.status().name().toLowerCase(Locale.ROOT));
        var when = new LocalTime(order.endedAt().orElse(order.acceptedAt()), zone);
        when.addClassName("note");
        return new ListItem(open, status, new Span(sentence(order)), when);
    }

    private static String sentence(Order order) {
        return OrderWords.rejection(order).orElseGet(() -> OrderWords.typeAndPrices(order.type()));
    }
}
