package com.papertrade.ui.portfolio;

import com.papertrade.ui.component.Icon;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;

/** Beside the ledger, all that can be told of one entry or order; on a phone in front of it. */
class ReceiptPanel extends Aside {

    private final Runnable closed;

    /** @param closed called when it is closed by its own button */
    ReceiptPanel(Runnable closed) {
        this.closed = closed;
        addClassNames("card", "receipt-panel");
        setVisible(false);
    }

    /** @param closing what the button that closes it says to a screen reader */
    void open(Component sheet, String closing) {
        var close = new Button(Icon.CLOSE.create(), _ -> closed.run());
        close.setAriaLabel(closing);
        close.addClassName("close");
        removeAll();
        add(close, sheet);
        setVisible(true);
    }

    void close() {
        setVisible(false);
        removeAll();
    }
}
