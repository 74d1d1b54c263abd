package com.papertrade.marketdata.alphavantage;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ReportedAction;
import java.net.URI;
import java.util.Map;
import org.springframework.web.util.UriBuilder;

/**
 * One request, without the key: which function of Alpha Vantage, about what.
 *
 * @param subject what it is about, for a person to read
 */
record Question(String function, String subject, Map<String, String> parameters) {

    static Question quote(Symbol symbol) {
        return new Question("GLOBAL_QUOTE", symbol.value(), Map.of("symbol", symbol.value()));
    }

    /** The latest 100 sessions: more needs a paid key. */
    static Question dailyBars(Symbol symbol) {
        return new Question(
                "TIME_SERIES_DAILY", symbol.value(), Map.of("symbol", symbol.value(), "outputsize", "compact"));
    }

    /** Answered as CSV, whatever is asked for. */
    static Question listings() {
        return new Question("LISTING_STATUS", "the listings", Map.of());
    }

    static Question search(String text) {
        return new Question("SYMBOL_SEARCH", "\"%s\"".formatted(text), Map.of("keywords", text));
    }

    static Question actions(ReportedAction.Kind kind, Symbol symbol) {
        var function = switch (kind) {
            case SPLIT -> "SPLITS";
            case DIVIDEND -> "DIVIDENDS";
        };
        return new Question(function, symbol.value(), Map.of("symbol", symbol.value()));
    }

    /** The address, each value as a template variable, so that no typed text becomes a parameter. */
    URI on(UriBuilder address) {
        address.path("/query").queryParam("function", function);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.build(parameters);
    }
}
