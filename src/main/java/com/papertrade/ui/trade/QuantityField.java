package com.papertrade.ui.trade;

import com.papertrade.money.Quantity;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Typed;
import com.papertrade.ui.component.TypedNumber;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;

/** How many shares, as text, so that what cannot be a quantity is answered and never swallowed. */
class QuantityField extends TextField {

    private static final int PAUSE_IN_TYPING_MILLIS = 250;

    private Quantity largest = Quantity.ZERO;

    final Button all = new Button("Max", _ -> fill());

    QuantityField() {
        super("How many shares");
        addClassNames("figure-field", "quantity-field");
        setAutocomplete(Autocomplete.OFF);
        getElement().setAttribute("inputmode", "decimal");
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_IN_TYPING_MILLIS);
        all.addClassName("shortcut");
        setSuffixComponent(new Span(new Span("shares"), all));
    }

    /** @param name what the shortcut is called: Max for a purchase, All for a sale */
    void offer(String name, Quantity largest) {
        this.largest = largest;
        Figure.write(all, largest.isZero() ? name : name + " " + Figures.quantity(largest));
        all.setVisible(!largest.isZero());
    }

    private void fill() {
        setValue(Figures.quantity(largest));
    }

    /** The quantity; or nothing, and the field says what is wrong with what was typed. */
    Optional<Quantity> read() {
        return switch (TypedNumber.quantity(getValue())) {
            case Typed.Value<Quantity> typed -> {
                setInvalid(false);
                yield Optional.of(typed.value());
            }
            case Typed.Nothing<Quantity> _ -> {
                setInvalid(false);
                yield Optional.empty();
            }
            case Typed.Wrong<Quantity> wrong -> {
                complain(wrong.sentence());
                yield Optional.empty();
            }
        };
    }

    void complain(String sentence) {
        setErrorMessage(sentence);
        setInvalid(true);
    }
}
