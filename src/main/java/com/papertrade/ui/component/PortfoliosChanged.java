package com.papertrade.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

/** Tells the frame that a portfolio was opened, renamed, deleted or traded in without a navigation. */
public class PortfoliosChanged extends ComponentEvent<Component> {

    private PortfoliosChanged(Component source) {
        super(source, false);
    }

    public static void announce() {
        var ui = UI.getCurrent();
        ComponentUtil.fireEvent(ui, new PortfoliosChanged(ui));
    }
}
