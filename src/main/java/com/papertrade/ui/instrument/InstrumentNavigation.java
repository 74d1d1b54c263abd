package com.papertrade.ui.instrument;

import com.papertrade.instrument.Symbol;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.Map;

/** How other screens reach an instrument, and what its address says. */
public final class InstrumentNavigation {

    static final String SYMBOL = "symbol";
    private static final String RANGE = "range";
    private static final String STYLE = "style";

    private InstrumentNavigation() {}

    public static RouterLink link(Symbol symbol, Component... content) {
        var link = new RouterLink(InstrumentView.class, parameters(symbol.value()));
        link.add(content);
        return link;
    }

    public static String address(Symbol symbol) {
        return "instrument/" + symbol;
    }

    /** Of what was typed: the screen says so if there is no such instrument. */
    public static void open(String typed) {
        UI.getCurrent().navigate(InstrumentView.class, parameters(typed));
    }

    private static RouteParameters parameters(String symbol) {
        return new RouteParameters(new RouteParam(SYMBOL, symbol));
    }

    /** Only what differs from what is shown unasked. */
    static QueryParameters parametersOf(PriceRange range, PriceStyle style) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (range != PriceRange.SIX_MONTHS) {
            parameters.put(RANGE, range.label());
        }
        if (style != PriceStyle.CANDLES) {
            parameters.put(STYLE, style.nameInAddress());
        }
        return QueryParameters.simple(parameters);
    }

    static PriceRange rangeIn(QueryParameters parameters) {
        return parameters
                .getSingleParameter(RANGE)
                .flatMap(PriceRange::labelled)
                .orElse(PriceRange.SIX_MONTHS);
    }

    static PriceStyle styleIn(QueryParameters parameters) {
        return parameters.getSingleParameter(STYLE).flatMap(PriceStyle::named).orElse(PriceStyle.CANDLES);
    }
}
