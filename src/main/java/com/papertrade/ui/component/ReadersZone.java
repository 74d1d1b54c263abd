package com.papertrade.ui.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time zone of the device that somebody reads on, as its browser says when it opens the page. */
public final class ReadersZone {

    private ReadersZone() {}

    /** Empty if the browser does not say, or names a zone that is not known here. */
    public static Optional<ZoneId> of(UI ui) {
        return Optional.ofNullable(ui.getPage().getExtendedClientDetails())
                .map(ExtendedClientDetails::getTimeZoneId)
                .flatMap(ReadersZone::known);
    }

    private static Optional<ZoneId> known(@Nullable String name) {
        try {
            return Optional.ofNullable(name).filter(id -> !id.isEmpty()).map(ZoneId::of);
        } catch (DateTimeException unknown) { // a browser's word, not ours to trust
            return Optional.empty();
        }
    }
}
