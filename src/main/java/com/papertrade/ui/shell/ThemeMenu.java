package com.papertrade.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import java.util.EnumMap;
import java.util.Map;

/** Chooses between light, dark and the device's own preference, and how close together rows stand. */
class ThemeMenu extends MenuBar {

    private final MenuItem button;
    final Map<ColorTheme, MenuItem> choices = new EnumMap<>(ColorTheme.class);
    final Map<Density, MenuItem> densities = new EnumMap<>(Density.class);

    ThemeMenu() {
        addThemeVariants(MenuBarVariant.LUMO_ICON);
        addClassName("round-menu");
        button = addItem("");
        button.setAriaLabel("Light or dark, and how close rows stand");
        for (var theme : ColorTheme.values()) {
            var choice = button.getSubMenu().addItem(theme.label(), _ -> choose(theme));
            choice.setCheckable(true);
            choices.put(theme, choice);
        }
        button.getSubMenu().addSeparator();
        for (var density : Density.values()) {
            var choice = button.getSubMenu().addItem(density.label(), _ -> choose(density));
            choice.setCheckable(true);
            densities.put(density, choice);
        }
        show(ColorTheme.of(VaadinRequest.getCurrent()));
        show(Density.of(VaadinRequest.getCurrent()));
    }

    private void choose(Density density) {
        density.applyTo(UI.getCurrent());
        density.remember();
        show(density);
    }

    private void show(Density chosen) {
        densities.forEach((density, choice) -> choice.setChecked(density == chosen));
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
