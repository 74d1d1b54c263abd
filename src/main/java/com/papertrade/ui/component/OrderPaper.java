package com.papertrade.ui.component;

import com.papertrade.trading.Order;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;

/** All that can be told of an order on one sheet: of a filled one it is the receipt. */
public class OrderPaper extends Div {

    private final ZoneId zone;

    public OrderPaper(OrderStory story, ZoneId zone) {
        this.zone = zone;
        var order = story.order();
        addClassName("receipt");
        var kind = new Paragraph("%s · %s".formatted(heading(order), OrderWords.kind(order.type())));
        kind.addClassName("note");
        add(kind, new H2(title(order)));
        order.fill().ifPresentOrElse(fill -> add(new Receipt(order, fill, zone)), () -> addState(story));
        add(new OrderHistory(story.history(), zone), idOf(order));
    }

    private static String heading(Order order) {
        return switch (order.status()) {
            case FILLED -> "Receipt";
            case OPEN -> order.replaces().isPresent() ? "Order changed" : "Order placed";
            case CANCELLED, EXPIRED, REJECTED -> "Not filled";
        };
    }

    private static String title(Order order) {
        return order.fill()
                .map(fill -> "%s %s %s"
                        .formatted(SideWords.past(order.side()), Figures.quantity(fill.quantity()), order.symbol()))
                .orElseGet(() -> OrderWords.what(order));
    }

    private void addState(OrderStory story) {
        var order = story.order();
        add(factsOf(order));
        OrderWords.rejection(order).ifPresent(this::addRejection);
        if (order.isOpen()) {
            addRule(story.waitsFor());
        }
    }

    private Facts factsOf(Order order) {
        var facts = new Facts()
                .with("Status", OrderWords.status(order))
                .with("Price", OrderWords.typeAndPrices(order.type()))
                .with("Time in force", OrderWords.timeInForce(order.timeInForce()));
        order.kept().map(OrderWords::kept).ifPresent(kept -> facts.with("Keeps while it waits", kept));
        facts.withLine().with("Placed", at(order.acceptedAt()));
        order.triggeredAt().ifPresent(at -> facts.with("Stop reached", at(at)));
        if (order.isOpen()) {
            order.expiresAt()
                    .ifPresentOrElse(end -> facts.with("Ends", at(end)), () -> facts.with("Ends", "when cancelled"));
        }
        order.endedAt().ifPresent(at -> facts.with(OrderWords.status(order), at(at)));
        return facts;
    }

    private void addRejection(String sentence) {
        var paragraph = new Paragraph(sentence);
        paragraph.addClassName("rejection");
        add(paragraph);
    }

    private void addRule(String waitsFor) {
        var rule = new Paragraph(Icon.CLOCK.create(), new Span(Figures.told(waitsFor)));
        rule.addClassName("rule");
        add(rule);
    }

    private LocalTime at(Instant moment) {
        return new LocalTime(moment, zone);
    }

    private static Div idOf(Order order) {
        var label = new Paragraph("Client order id");
        label.addClassName("label");
        var id = new Div(label, new Code(order.clientOrderId().value()));
        id.addClassName("client-order-id");
        return id;
    }
}
