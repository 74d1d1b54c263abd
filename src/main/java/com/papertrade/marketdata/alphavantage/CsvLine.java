package com.papertrade.marketdata.alphavantage;

import java.util.ArrayList;
import java.util.List;

/** One line of CSV, as RFC 4180 has it: a cell with a comma stands in quotes, a quote in it is doubled. */
final class CsvLine {

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private boolean afterQuote;

    private CsvLine() {}

    static List<String> cells(String line) {
        var reading = new CsvLine();
        line.chars().forEach(character -> reading.take((char) character));
        reading.endCell();
        return reading.cells;
    }

    private void take(char character) {
        if (character == '"') {
            takeQuote();
        } else if (character == ',' && !quoted) {
            endCell();
        } else {
            cell.append(character);
            afterQuote = false;
        }
    }

    /** A quote that follows a closing one was no end: both together are one quote of the text. */
    private void takeQuote() {
        if (afterQuote) {
            cell.append('"');
        }
        quoted = !quoted;
        afterQuote = !quoted;
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
        quoted = false;
        afterQuote = false;
    }
}
