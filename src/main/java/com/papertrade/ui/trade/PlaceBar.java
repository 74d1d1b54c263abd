package com.papertrade.ui.trade;

import com.papertrade.ui.component.Figure;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** The button that places the order; it stays in reach of the keyboard, and beside it stands why it would do nothing. */
class PlaceBar extends Div {

    private boolean saidUnavailable;

    final Span hint = new Figure();
    final Button place = new Button("Buy");

    /** @param form within which Ctrl and Enter place the order */
    PlaceBar(Component form) {
        addClassName("place-bar");
        place.addThemeVariants(ButtonVariant.PRIMARY);
        place.addClassName("place");
        place.setDisableOnClick(true);
        place.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(form).resetFocusOnActiveElement();
        hint.setId("why-not");
        place.getElement().setAttribute("aria-describedby", "why-not");
        add(hint, place);
    }

    void show(String label, Optional<String> whyNot) {
        Figure.write(place, label);
        showWhyNot(whyNot);
    }

    void letPlace(boolean possible, Optional<String> whyNot) {
        place.setEnabled(possible);
        showWhyNot(whyNot);
        sayUnavailable(saidUnavailable);
    }

    private void showWhyNot(Optional<String> reason) {
        hint.setText(reason.orElse(""));
        place.setClassName("unavailable", reason.isPresent());
        if (reason.isPresent() != saidUnavailable) {
            sayUnavailable(reason.isPresent());
        }
    }

    /** The button takes the attribute away whenever it renders itself enabled, so it is set after that. */
    private void sayUnavailable(boolean unavailable) {
        saidUnavailable = unavailable;
        place.getElement()
                .executeJs(
                        "requestAnimationFrame(() => this.setAttribute('aria-disabled', $0))",
                        String.valueOf(unavailable));
    }
}
