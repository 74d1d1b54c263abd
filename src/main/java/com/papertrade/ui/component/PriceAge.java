package com.papertrade.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import java.util.Optional;

/**
 * How old a price is, counting on in the browser ({@code frontend/live.js}): the server speaks only of
 * prices that have changed, never of time that has passed.
 */
@Tag("price-age")
public class PriceAge extends Component {

    private static final String SINCE = "since";

    /** {@code 2 s} */
    public static PriceAge inShort() {
        return new PriceAge();
    }

    /** {@code 2 s old} */
    public static PriceAge inWords() {
        var age = new PriceAge();
        age.getElement().setAttribute("in-words", true);
        return age;
    }

    private PriceAge() {}

    public void show(Optional<Instant> observedAt) {
        getElement().setAttribute(SINCE, since(observedAt));
    }

    /** What the element counts from; nothing when there is no price. */
    public static String since(Optional<Instant> observedAt) {
        return observedAt.map(Instant::toEpochMilli).map(String::valueOf).orElse("");
    }

    public String since() {
        return Optional.ofNullable(getElement().getAttribute(SINCE)).orElse("");
    }
}
