package com.papertrade.marketdata.alphavantage;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Symbol;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code LISTING_STATUS}: a heading, then one instrument of a US exchange a line. */
final class ListingsReader {

    private static final Logger log = LoggerFactory.getLogger(ListingsReader.class);

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
     * What is listed. A symbol that has not the form of one ({@code NXT(EXP20091224)}) is left out.
     *
     * @throws com.papertrade.marketdata.FeedUnavailable if it is empty, cut off or something else
     */
    static List<Instrument> read(String csv) {
        var lines = csv.lines()
                .filter(line -> !line.isBlank())
                .map(ListingsReader::cells)
                .toList();
        if (lines.size() < 2) {
            throw Failures.malformed(SUBJECT);
        }
        var reader = new ListingsReader(lines.getFirst());
        var rows = lines.subList(1, lines.size());
        reader.requireWhole(csv, rows);
        var instruments =
                rows.stream().flatMap(row -> reader.instrument(row).stream()).toList();
        log.debug("{} of {} listings can be used", instruments.size(), rows.size());
        return instruments;
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
    private void requireWhole(String csv, List<List<String>> rows) {
        var isWhole = csv.endsWith("\n")
                && rows.getLast().size() == heading.size()
                && rows.stream()
                        .filter(this::isWhole)
                        .map(row -> row.get(status))
                        .allMatch(STATUSES::contains);
        if (!isWhole) {
            throw Failures.malformed(SUBJECT);
        }
    }

    private boolean isWhole(List<String> row) {
        return row.size() == heading.size();
    }

    private Optional<Instrument> instrument(List<String> row) {
        if (!isWhole(row)) {
            return Optional.empty();
        }
        return Symbol.parse(row.get(symbol))
                .map(parsed -> new Instrument(
                        parsed,
                        Fields.isKnown(row.get(name)) ? row.get(name).strip() : parsed.value(),
                        row.get(exchange).strip(),
                        typeOf(row.get(type)),
                        "USD",
                        row.get(status).equals(ACTIVE)));
    }

    private static InstrumentType typeOf(String assetType) {
        return switch (assetType) {
            case "Stock" -> InstrumentType.STOCK;
            case "ETF" -> InstrumentType.ETF;
            default -> InstrumentType.OTHER;
        };
    }
}
