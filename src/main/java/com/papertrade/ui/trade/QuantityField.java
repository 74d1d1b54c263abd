package com.papertrade.ui.trade;

import com.papertrade.money.Quantity;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.TypedField;
import com.papertrade.ui.component.TypedNumber;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;

/** How many shares. */
class QuantityField extends TypedField<Quantity> {

    private Quantity largest = Quantity.ZERO;

    final Button all = new Button("Max", _ -> fill());

    QuantityField() {
        super("How many shares", TypedNumber::quantity);
        addClassName("size-input");
        all.addClassName("shortcut");
        setSuffixComponent(new Span(new Span("shares"), all));
    }

    /**
     * @param name what the shortcut is called: Max for a purchase, All for a sale
     * @param available what there is; no more is offered than can be typed
     */
    void offer(String name, Quantity available) {
        largest = available.isGreaterThan(TypedNumber.MOST_SHARES) ? TypedNumber.MOST_SHARES : available;
        Figure.write(all, largest.isZero() ? name : name + " " + Figures.quantity(largest));
        all.setVisible(!largest.isZero());
    }

    void fill() {
        if (!largest.isZero()) {
            setQuantity(largest);
        }
    }

    void setQuantity(Quantity shares) {
        setValue(Figures.quantity(shares));
    }
}
