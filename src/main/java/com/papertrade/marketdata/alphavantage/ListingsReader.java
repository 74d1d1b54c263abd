package com.papertrade.marketdata.alphavantage;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Listings;
import com.papertrade.marketdata.Listings.OddRow;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads {@code LISTING_STATUS}: a heading, then one instrument of a US exchange a line. */
final class ListingsReader {

    private record Line(int number, String text, List<String> cells) {

        OddRow odd(String sentence) {
            return new OddRow(number, text, sentence);
        }
    }

    private static final String SUBJECT = "the listings";

    private static final String ACTIVE = "Active";
    private static final Set<String> STATUSES = Set.of(ACTIVE, "Delisted");

    private final List<String> heading;
    private final int symbol;
    private final int name;
    private final int exchange;
    private final int type;
    private final int status;

    private ListingsReader(List<String> heading) {
        this.heading = heading;
        this.symbol = column("symbol");
        this.name = column("name");
        this.exchange = column("exchange");
        this.type = column("assetType");
        this.status = column("status");
    }

    /**
     * What is listed. A symbol that has not the form of one ({@code NXT(EXP20091224)}) is left out, as an odd
     * row; one without a name is called by its symbol, and odd as well.
     *
     * @throws com.papertrade.marketdata.FeedUnavailable if it is empty, cut off or something else
     */
    static Listings read(String csv) {
        var lines = lines(csv);
        if (lines.size() < 2) {
            throw Failures.malformed(SUBJECT);
        }
        var reader = new ListingsReader(lines.getFirst().cells());
        var rows = lines.subList(1, lines.size());
        reader.requireWhole(csv, rows);
        return new Listings(
                rows.stream().flatMap(row -> reader.instrument(row).stream()).toList(),
                rows.stream().flatMap(row -> reader.oddity(row).stream()).toList());
    }

    private static List<Line> lines(String csv) {
        var texts = csv.lines().toList();
        return IntStream.range(0, texts.size())
                .filter(index -> !texts.get(index).isBlank())
                .mapToObj(index -> new Line(index + 1, texts.get(index), cells(texts.get(index))))
                .toList();
    }

    private static List<String> cells(String line) {
        return CsvReader.builder()
                .allowExtraCharsAfterClosingQuote(true)
                .ofSingleCsvRecord(line)
                .getFields();
    }

    private int column(String title) {
        var index = heading.indexOf(title);
        if (index < 0) {
            throw Failures.malformed(SUBJECT);
        }
        return index;
    }

    /** An answer that was cut off would delist everything behind the cut. */
    private void requireWhole(String csv, List<Line> rows) {
        var isWhole = csv.endsWith("\n")
                && isWhole(rows.getLast())
                && rows.stream()
                        .filter(this::isWhole)
                        .map(row -> row.cells().get(status))
                        .allMatch(STATUSES::contains);
        if (!isWhole) {
            throw Failures.malformed(SUBJECT);
        }
    }

    private boolean isWhole(Line row) {
        return row.cells().size() == heading.size();
    }

    private Optional<Symbol> symbolOf(Line row) {
        return isWhole(row) ? Symbol.parse(row.cells().get(symbol)) : Optional.empty();
    }

    private boolean hasName(Line row) {
        return Fields.isKnown(row.cells().get(name));
    }

    private Optional<OddRow> oddity(Line row) {
        if (!isWhole(row)) {
            return Optional.of(row.odd(
                    "%d fields instead of %d; left out.".formatted(row.cells().size(), heading.size())));
        }
        var parsed = symbolOf(row);
        if (parsed.isEmpty()) {
            return Optional.of(row.odd("Its symbol has not the form of one; left out."));
        }
        return hasName(row)
                ? Optional.empty()
                : Optional.of(row.odd("It has no name; called %s.".formatted(parsed.get())));
    }

    private Optional<Instrument> instrument(Line row) {
        return symbolOf(row)
                .map(parsed -> new Instrument(
                        parsed,
                        hasName(row) ? row.cells().get(name).strip() : parsed.value(),
                        row.cells().get(exchange).strip(),
                        typeOf(row.cells().get(type)),
                        "USD",
                        row.cells().get(status).equals(ACTIVE)));
    }

    private static InstrumentType typeOf(String assetType) {
        return switch (assetType) {
            case "Stock" -> InstrumentType.STOCK;
            case "ETF" -> InstrumentType.ETF;
            default -> InstrumentType.OTHER;
        };
    }
}
