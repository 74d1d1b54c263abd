package com.papertrade.ui.shell;

import com.papertrade.ui.component.Icon;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import java.util.stream.Stream;

/** Light, dark, or whichever the device prefers. */
enum ColorTheme {
    SYSTEM("As the device", Icon.SYSTEM, ColorScheme.Value.LIGHT_DARK),
    LIGHT("Light", Icon.SUN, ColorScheme.Value.LIGHT),
    DARK("Dark", Icon.MOON, ColorScheme.Value.DARK);

    private static final DeviceMemory MEMORY = new DeviceMemory("papertrade-theme");

    private final String label;
    private final Icon icon;
    private final ColorScheme.Value scheme;

    ColorTheme(String label, Icon icon, ColorScheme.Value scheme) {
        this.label = label;
        this.icon = icon;
        this.scheme = scheme;
    }

    String label() {
        return label;
    }

    Icon icon() {
        return icon;
    }

    ColorScheme.Value scheme() {
        return scheme;
    }

    /** The one chosen on this device; the system's where none was. */
    static ColorTheme of(VaadinRequest request) {
        return MEMORY.in(request)
                .flatMap(name -> Stream.of(values())
                        .filter(theme -> theme.name().equals(name))
                        .findFirst())
                .orElse(SYSTEM);
    }

    void applyTo(UI ui) {
        ui.getPage().setColorScheme(scheme);
    }

    void remember() {
        MEMORY.keep(name());
    }
}
