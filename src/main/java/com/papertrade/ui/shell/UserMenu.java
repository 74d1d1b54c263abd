package com.papertrade.ui.shell;

import com.papertrade.identity.User;
import com.papertrade.ui.administration.AdministrationNavigation;
import com.papertrade.ui.watchlist.WatchlistNavigation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who is signed in, the way to what they alone may do, and the way out. */
class UserMenu extends MenuBar {

    final MenuItem signOut;
    final MenuItem signOutEverywhere;

    UserMenu(User user, Runnable onSignOut, Runnable onSignOutEverywhere) {
        addClassNames("round-menu", "user-menu");
        var initials = new Span(initialsOf(user.name()));
        initials.addClassName("initials");
        var button = addItem(initials);
        button.setAriaLabel("Signed in as " + user.name());
        var who = button.getSubMenu().addItem(user.name());
        who.setEnabled(false);
        // On a phone there is no navigation at the side.
        var _ = button.getSubMenu().addItem("Watchlist", _ -> UI.getCurrent().navigate(WatchlistNavigation.PATH));
        if (user.administrator()) {
            var _ = button.getSubMenu()
                    .addItem("Administration", _ -> UI.getCurrent().navigate(AdministrationNavigation.PATH));
        }
        signOut = button.getSubMenu().addItem("Sign out", _ -> onSignOut.run());
        signOutEverywhere = button.getSubMenu().addItem("Sign out everywhere", _ -> onSignOutEverywhere.run());
    }

    /** MK for "Mira Kovač", of the first two words. */
    static String initialsOf(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
