package com.papertrade.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Says in place what is wrong, why, and what to do about it; what was typed stays as it is. */
public class Notice extends Div {

    private final Paragraph title = new Paragraph();
    private final Paragraph text = new Paragraph();
    private final Div actions = new Div();

    public Notice() {
        addClassName("notice");
        getElement().setAttribute("role", "alert");
        title.addClassName("notice-title");
        actions.addClassName("notice-actions");
        add(Icon.WARNING.create(), new Div(title, text, actions));
        setVisible(false);
    }

    public void show(String what, String why, Component... waysOut) {
        title.setText(what);
        text.setText(why);
        actions.removeAll();
        actions.add(waysOut);
        actions.setVisible(waysOut.length > 0);
        setVisible(true);
    }

    public void clear() {
        setVisible(false);
    }

    /** The words on it, as a reader sees them; empty when it is not shown. */
    public String sentence() {
        return isVisible() ? title.getText() + " " + text.getText() : "";
    }
}
