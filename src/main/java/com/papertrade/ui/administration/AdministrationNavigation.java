package com.papertrade.ui.administration;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouterLink;

/** How other screens reach administration; for administrators only. */
public final class AdministrationNavigation {

    /** Where it begins, and what the addresses of its parts begin with. */
    public static final String PATH = "administration";

    private AdministrationNavigation() {}

    public static RouterLink link(Component... content) {
        var link = new RouterLink(FeedView.class);
        link.add(content);
        return link;
    }
}
