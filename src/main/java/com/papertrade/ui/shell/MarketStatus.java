package com.papertrade.ui.shell;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.TradingSession;
import com.papertrade.marketdata.MarketData;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Moments;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.Locale;

/** Whose market it is, whether it is open, and what time it is there. */
class MarketStatus extends Div {

    private final MarketData marketData;
    private final Span light = new Span();
    final Div session = new Div();
    final Div time = new Div();

    MarketStatus(MarketData marketData) {
        this.marketData = marketData;
        addClassName("market-status");
        light.addClassName("light");
        var name = new Span(capitalized(marketData.source().label()));
        var heading = new Div(light, name);
        heading.addClassName("market-name");
        add(heading, session, time);
        refresh();
    }

    void refresh() {
        var clock = marketData.clock();
        var open = clock.isOpen();
        light.setClassName("open", open);
        Figure.write(session, open ? openSentence(clock) : closedSentence(clock));
        var zone = clock.calendar().zone();
        Figure.write(time, "%s %s time".formatted(Moments.minute(clock.now(), zone), cityOf(zone)));
    }

    private static String openSentence(MarketClock clock) {
        return "Open · session of " + Moments.day(clock.latestStarted().date());
    }

    private static String closedSentence(MarketClock clock) {
        var next = nextOpening(clock);
        return "Closed · opens %s %s"
                .formatted(
                        Moments.day(next.date()),
                        Moments.minute(next.open(), clock.calendar().zone()));
    }

    private static TradingSession nextOpening(MarketClock clock) {
        var today = clock.date();
        return clock.calendar()
                .session(today)
                .filter(session -> !session.hasStartedAt(clock.now()))
                .orElseGet(() -> clock.calendar().firstAfter(today));
    }

    /** New York for {@code America/New_York}. */
    private static String cityOf(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static String capitalized(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }
}
