package com.papertrade.ui.component;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.html.Span;

/**
 * Text that moves. It is sent to the browser only when it is another one, and into the text that is
 * there: Vaadin's own way takes the old text out and puts a new one in, which loses a selection.
 */
public class Figure extends Span {

    @Override
    public void setText(String text) {
        var element = getElement();
        if (!text.isEmpty()
                && element.getChildCount() == 1
                && element.getChild(0).isTextNode()) {
            element.getChild(0).setText(text);
        } else if (!text.equals(getText())) {
            super.setText(text);
        }
    }

    /** The same for what is no span: nothing is sent when the text is the one that is there. */
    public static void write(HasText where, String text) {
        if (!text.equals(where.getText())) {
            where.setText(text);
        }
    }
}
