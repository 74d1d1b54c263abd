package com.papertrade.ui.portfolio;

import com.papertrade.trading.Order;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.LocalTime;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.trade.TradeNavigation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.function.Consumer;

/** One order that waits. */
class OpenOrderRow extends NativeTableRow {

    private Order order;

    private final Span what = new Figure();
    private final Span prices = new Figure();
    private final Span kept = new Figure();
    final Span status = new Figure();
    final Button cancel;

    OpenOrderRow(Order order, ZoneId zone, Consumer<Order> cancelled) {
        this.order = order;
        this.cancel = new Button("Cancel", _ -> cancelled.accept(this.order));
        what.addClassName("strong");
        status.addClassName("badge");
        add(new NativeTableHeaderCell(what));
        getChildren().findFirst().ifPresent(cell -> cell.getElement().setAttribute("scope", "row"));
        cell("Price", prices);
        cell("Keeps", kept);
        cell("Placed", new LocalTime(order.acceptedAt(), zone));
        cell(
                "Ends",
                order.expiresAt()
                        .<Component>map(end -> new LocalTime(end, zone))
                        .orElseGet(() -> new Span("when cancelled")));
        cell("Status", status);
        cell("", actions());
    }

    private Div actions() {
        cancel.setAriaLabel("Cancel: " + OrderWords.inBrief(order));
        var change = TradeNavigation.change(order, new Span("Change"));
        change.getElement().setAttribute("aria-label", "Change: " + OrderWords.inBrief(order));
        change.addClassName("button-link");
        var actions = new Div(change, cancel);
        actions.addClassName("actions");
        return actions;
    }

    private void cell(String label, Component content) {
        var cell = addDataCell();
        cell.add(content);
        cell.getElement().setAttribute("data-label", label);
    }

    /** As it is now: it may have met its stop, or been adjusted for a split. */
    void show(Order now) {
        order = now;
        what.setText(OrderWords.what(now));
        prices.setText(OrderWords.typeAndPrices(now.type()));
        kept.setText(now.kept().map(OrderWords::kept).orElse("nothing"));
        status.setText(now.triggeredAt().isPresent() ? "Triggered" : "Waits");
    }
}
