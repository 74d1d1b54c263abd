package com.papertrade.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When something happened, in the zone and the way of writing of the device that shows it ({@code frontend/live.js}); at the
 * exchange, when it is pointed at. Its text is the exchange's time.
 */
@Tag("local-time")
public class LocalTime extends Component implements HasText, HasStyle {

    private final ZoneId exchange;

    /**
     * Says nothing until it is told a moment.
     *
     * @param exchange where the exchange stands
     */
    public LocalTime(ZoneId exchange) {
        this.exchange = exchange;
    }

    /** @param exchange where the exchange stands */
    public LocalTime(Instant moment, ZoneId exchange) {
        this(exchange);
        show(moment);
    }

    public final void show(Instant moment) {
        var there = Moments.dayYearAndSecond(moment, exchange);
        getElement().setAttribute("at", String.valueOf(moment.toEpochMilli()));
        getElement().setAttribute("title", there + " " + city(exchange));
        Figure.write(this, there);
    }

    /** {@code New York} */
    public static String city(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
