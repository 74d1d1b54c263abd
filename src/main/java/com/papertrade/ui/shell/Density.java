package com.papertrade.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;
import java.util.stream.Stream;

/** How close together rows stand. */
enum Density {
    COMFORTABLE("Comfortable rows"),
    COMPACT("Compact rows");

    private static final DeviceMemory MEMORY = new DeviceMemory("papertrade-density");

    private final String label;

    Density(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** What the style sheet calls it. */
    String nameInPage() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one chosen on this device. */
    static Density of(VaadinRequest request) {
        return MEMORY.in(request)
                .flatMap(name -> Stream.of(values())
                        .filter(density -> density.name().equals(name))
                        .findFirst())
                .orElse(COMFORTABLE);
    }

    void applyTo(UI ui) {
        ui.getPage().executeJs("document.documentElement.dataset.density = $0", nameInPage());
    }

    void remember() {
        MEMORY.keep(name());
    }
}
