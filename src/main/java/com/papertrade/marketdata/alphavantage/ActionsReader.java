package com.papertrade.marketdata.alphavantage;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.ReportedAction.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code SPLITS} and {@code DIVIDENDS}. The rows are handed on as they are written: a date may be
 * {@code "None"}, and what is to be believed is decided elsewhere.
 */
final class ActionsReader {

    private ActionsReader() {}

    /** @throws com.papertrade.marketdata.FeedUnavailable if it makes no sense, or is about something else */
    static List<ReportedAction> read(Symbol symbol, Kind kind, JsonNode answer) {
        var rows = answer.path("data");
        if (answer.isEmpty()) {
            return List.of();
        }
        if (!rows.isArray()) {
            throw Failures.malformed(symbol.value());
        }
        if (!new Fields(answer).symbol("symbol").equals(Optional.of(symbol))) {
            throw Failures.anotherSymbol(symbol);
        }
        return rows.valueStream().map(row -> reported(symbol, kind, row)).toList();
    }

    private static ReportedAction reported(Symbol symbol, Kind kind, JsonNode row) {
        return switch (kind) {
            case SPLIT -> new ReportedAction(kind, symbol, text(row, "effective_date"), text(row, "split_factor"), "");
            case DIVIDEND ->
                new ReportedAction(
                        kind,
                        symbol,
                        text(row, "ex_dividend_date"),
                        text(row, "amount"),
                        known(text(row, "payment_date")));
        };
    }

    private static String text(JsonNode row, String name) {
        return row.path(name).asString("");
    }

    private static String known(String date) {
        return Fields.isKnown(date) ? date : "";
    }
}
