package com.papertrade.ui.watchlist;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouterLink;

/** How other screens reach the watchlist. */
public final class WatchlistNavigation {

    public static final String PATH = "watchlist";

    private WatchlistNavigation() {}

    public static RouterLink link(Component... content) {
        var link = new RouterLink(WatchlistView.class);
        link.add(content);
        return link;
    }
}
