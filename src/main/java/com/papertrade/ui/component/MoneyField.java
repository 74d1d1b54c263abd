package com.papertrade.ui.component;

import com.papertrade.money.Money;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;

/** An amount of dollars above zero, typed as people type it. */
public class MoneyField extends TextField {

    public MoneyField(String label) {
        super(label);
        addClassName("figure-field");
        setAutocomplete(Autocomplete.OFF);
        getElement().setAttribute("inputmode", "decimal");
        setValueChangeMode(ValueChangeMode.ON_CHANGE);
        addValueChangeListener(_ -> setInvalid(false));
    }

    public void setMoney(Money money) {
        setValue(Figures.money(money));
    }

    /** The amount, or nothing and the field says what is wrong. */
    public Optional<Money> read() {
        return switch (TypedNumber.money(getValue())) {
            case Typed.Value<Money> typed -> {
                setInvalid(false);
                yield Optional.of(typed.value());
            }
            case Typed.Nothing<Money> nothing -> refuse("Type an amount above zero.");
            case Typed.Wrong<Money> wrong -> refuse(wrong.sentence());
        };
    }

    public Optional<Money> refuse(String sentence) {
        setErrorMessage(sentence);
        setInvalid(true);
        return Optional.empty();
    }
}
