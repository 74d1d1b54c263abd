package com.papertrade.ui.portfolios;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouterLink;

/** How other screens reach all portfolios. */
public final class PortfoliosNavigation {

    private PortfoliosNavigation() {}

    public static RouterLink all(Component... content) {
        var link = new RouterLink(PortfoliosView.class);
        link.add(content);
        return link;
    }
}
