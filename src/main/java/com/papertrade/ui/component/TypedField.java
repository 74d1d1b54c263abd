package com.papertrade.ui.component;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Function;

/**
 * A figure typed as people type it: it is text, so that what cannot be such a figure is answered at the
 * field and never swallowed. What it is worth is told while it is typed.
 */
public abstract class TypedField<V> extends TextField {

    private static final int PAUSE_IN_TYPING_MILLIS = 250;

    private final Function<String, Typed<V>> reading;

    protected TypedField(String label, Function<String, Typed<V>> reading) {
        super(label);
        this.reading = reading;
        addClassName("figure-field");
        setAutocomplete(Autocomplete.OFF);
        getElement().setAttribute("inputmode", "decimal");
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_IN_TYPING_MILLIS);
    }

    /** The figure; or nothing, and the field says what is wrong with what was typed. */
    public Optional<V> read() {
        return switch (reading.apply(getValue())) {
            case Typed.Value<V> typed -> {
                setInvalid(false);
                yield Optional.of(typed.value());
            }
            case Typed.Nothing<V> _ -> {
                setInvalid(false);
                yield Optional.empty();
            }
            case Typed.Wrong<V> wrong -> {
                complain(wrong.sentence());
                yield Optional.empty();
            }
        };
    }

    public void complain(String sentence) {
        setErrorMessage(sentence);
        setInvalid(true);
    }
}
