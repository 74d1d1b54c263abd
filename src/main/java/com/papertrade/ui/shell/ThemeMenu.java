package com.papertrade.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import java.util.EnumMap;
import java.util.Map;

/** Chooses between light, dark and the device's own preference. */
class ThemeMenu extends MenuBar {

    private final MenuItem button;
    final Map<ColorTheme, MenuItem> choices = new EnumMap<>(ColorTheme.class);

    ThemeMenu() {
        addThemeVariants(MenuBarVariant.LUMO_ICON);
        addClassName("round-menu");
        button = addItem("");
        button.setAriaLabel("Light or dark");
        for (var theme : ColorTheme.values()) {
            var choice = button.getSubMenu().addItem(theme.label(), _ -> choose(theme));
            choice.setCheckable(true);
            choices.put(theme, choice);
        }
        show(ColorTheme.of(VaadinRequest.getCurrent()));
    }

    private void choose(ColorTheme theme) {
        var ui = UI.getCurrent();
        theme.applyTo(ui);
        theme.remember();
        show(theme);
    }

    private void show(ColorTheme chosen) {
        button.removeAll();
        button.add(chosen.icon().create());
        choices.forEach((theme, choice) -> choice.setChecked(theme == chosen));
    }
}
