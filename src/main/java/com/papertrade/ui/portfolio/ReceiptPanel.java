package com.papertrade.ui.portfolio;

import com.papertrade.ui.component.Icon;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;

/** Beside the ledger, all that can be told of one entry or order; on a phone in front of it. */
class ReceiptPanel extends Aside {

    private final Div place = new Div();
    private final Button close;

    /** @param closed called when it is closed by its own button */
    ReceiptPanel(Runnable closed) {
        close = new Button(Icon.CLOSE.create(), _ -> closed.run());
        close.addClassName("close");
        addClassNames("card", "receipt-panel");
        getElement().setAttribute("tabindex", "-1");
        setVisible(false);
        add(close, place);
    }

    /**
     * Takes the focus when it opens, as on a phone it covers the page; what it shows can then change under it.
     *
     * @param closing what the button that closes it says to a screen reader
     */
    void open(Component sheet, String closing) {
        close.setAriaLabel(closing);
        place.removeAll();
        place.add(sheet);
        if (!isVisible()) {
            setVisible(true);
            getElement().executeJs("this.openedFrom = document.activeElement; this.focus({ preventScroll: true })");
        }
    }

    /** Leads back to where it was opened from. */
    void close() {
        if (isVisible()) {
            getElement().executeJs("this.openedFrom?.focus({ preventScroll: true })");
            setVisible(false);
            place.removeAll();
        }
    }
}
