package com.papertrade.ui.component;

import com.papertrade.trading.Fill;
import com.papertrade.trading.Order;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.ZoneId;

/** What was done, at which price, from which source, by which rule. */
public class Receipt extends Div {

    private final ZoneId zone;

    public Receipt(Order order, ZoneId zone) {
        this.zone = zone;
        addClassName("receipt");
        var kind = new Paragraph("Receipt · market order");
        kind.addClassName("note");
        add(kind, new H2(title(order)));
        order.fill().ifPresent(fill -> add(factsOf(order, fill)));
        add(idOf(order));
    }

    private static String title(Order order) {
        return "%s %s %s"
                .formatted(
                        SideWords.past(order.side()),
                        order.quantity().map(Figures::quantity).orElse(""),
                        order.symbol());
    }

    private Facts factsOf(Order order, Fill fill) {
        var facts = new Facts().with("Price", Figures.price(fill.price())).with("Amount", Figures.money(fill.amount()));
        if (!fill.fees().total().isZero()) {
            facts.with("Fee", Figures.money(fill.fees().total()));
        }
        return facts.with("Cash afterwards", Figures.money(fill.cashAfter()))
                .withLine()
                .with("Source", fill.source().label())
                .with("Observed", inNewYork(fill.priceObservedAt()))
                .with("Age at fill", Moments.age(fill.priceAge()))
                .with("Rule", fill.rule().label())
                .withLine()
                .with("Accepted", inNewYork(order.acceptedAt()))
                .with("Filled", inNewYork(fill.filledAt()));
    }

    private String inNewYork(Instant moment) {
        return Moments.dayAndSecond(moment, zone);
    }

    private static Div idOf(Order order) {
        var label = new Paragraph("Client order id");
        label.addClassName("label");
        var id = new Div(label, new Code(order.clientOrderId().value()));
        id.addClassName("client-order-id");
        return id;
    }
}
