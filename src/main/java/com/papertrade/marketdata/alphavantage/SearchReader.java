package com.papertrade.marketdata.alphavantage;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code SYMBOL_SEARCH}: matches in all of the world, best first. */
final class SearchReader {

    private SearchReader() {}

    /** @throws com.papertrade.marketdata.FeedUnavailable if it makes no sense */
    static List<Instrument> read(String text, JsonNode answer) {
        var matches = answer.path("bestMatches");
        if (!matches.isArray()) {
            throw Failures.malformed("\"%s\"".formatted(text));
        }
        return matches.valueStream()
                .flatMap(match -> instrument(new Fields(match)).stream())
                .toList();
    }

    /** Without a currency there is no telling dollars from pence, so such a match is left out. */
    private static Optional<Instrument> instrument(Fields match) {
        return match.symbol("1. symbol")
                .flatMap(symbol -> match.text("8. currency")
                        .map(currency -> new Instrument(
                                symbol,
                                match.text("2. name").orElse(symbol.value()),
                                match.text("4. region").orElse(""),
                                typeOf(match.text("3. type").orElse("")),
                                currency,
                                true)));
    }

    private static InstrumentType typeOf(String type) {
        return switch (type) {
            case "Equity" -> InstrumentType.STOCK;
            case "ETF" -> InstrumentType.ETF;
            case "Mutual Fund" -> InstrumentType.FUND;
            default -> InstrumentType.OTHER;
        };
    }
}
