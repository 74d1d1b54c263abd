package com.papertrade.ui.component;

import com.papertrade.portfolio.PortfolioName;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;

/** What a portfolio is to be called. */
public class NameField extends TextField {

    public NameField(String label) {
        super(label);
        setAutocomplete(Autocomplete.OFF);
        addValueChangeListener(_ -> setInvalid(false));
    }

    /** The name, or nothing and the field says what is wrong. */
    public Optional<PortfolioName> read() {
        try {
            var name = new PortfolioName(getValue());
            setInvalid(false);
            return Optional.of(name);
        } catch (IllegalArgumentException notAName) {
            setErrorMessage(notAName.getMessage());
            setInvalid(true);
            return Optional.empty();
        }
    }
}
