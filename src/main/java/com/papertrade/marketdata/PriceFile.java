package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.marketdata.BarReading.Readable;
import com.papertrade.marketdata.BarReading.Unreadable;
import com.papertrade.marketdata.BoundedLines.Line;
import com.papertrade.marketdata.ImportOutcome.ImportReport;
import com.papertrade.marketdata.LineRemark.Reason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sessions that a file tells of, and what is to be said of its lines. Holds no more than one bar a
 * session since 1998, however long the file.
 */
final class PriceFile {

    /** @param line where it stands */
    record Entry(PriceBar bar, Line line) {}

    private final MarketClock market;
    private final NavigableMap<LocalDate, Entry> entries = new TreeMap<>();
    private final Remarks refused = new Remarks();
    private final Remarks doubtful = new Remarks();
    private Optional<BarReader> reader = Optional.empty();

    private PriceFile(MarketClock market) {
        this.market = market;
    }

    /** @throws UnusableFile if it is no text, holds no line of prices, or too many */
    static PriceFile read(Reader csv, MarketClock market) throws IOException {
        var file = new PriceFile(market);
        var lines = new BoundedLines(csv);
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().text().isBlank()) {
                file.take(line.get());
            }
        }
        if (file.entries.isEmpty() && file.refused.count == 0) {
            throw new UnusableFile("The file holds no prices.");
        }
        return file;
    }

    NavigableMap<LocalDate, Entry> entries() {
        return entries;
    }

    int refusedCount() {
        return refused.count;
    }

    List<LineRemark> refused() {
        return refused.first;
    }

    List<LineRemark> doubtful() {
        return doubtful.first;
    }

    /** Does not use what was accepted before. */
    void refuse(Entry entry, Reason reason, String sentence) {
        entries.remove(entry.bar().session());
        refused.add(entry.line(), reason, sentence);
    }

    void doubt(Entry entry, Reason reason, String sentence) {
        doubtful.add(entry.line(), reason, sentence);
    }

    private void take(Line line) {
        if (!line.isWhole()) {
            refused.add(line, Reason.TOO_LONG, "Longer than %d characters.".formatted(BoundedLines.LONGEST_LINE));
            return;
        }
        try {
            take(line, CsvReader.builder().ofSingleCsvRecord(line.text()).getFields());
        } catch (CsvParseException malformed) {
            refused.add(line, Reason.UNREADABLE, "Its quotation marks do not belong together.");
        }
    }

    private void take(Line line, List<String> cells) {
        if (reader.isEmpty()) {
            requireText(line);
            var heading = BarColumns.saidBy(cells);
            reader = Optional.of(new BarReader(market, heading.orElse(BarColumns.USUAL)));
            if (heading.isPresent()) {
                return;
            }
        }
        switch (reader.get().read(cells)) {
            case Readable readable -> accept(new Entry(readable.bar(), line));
            case Unreadable unreadable -> refused.add(line, unreadable.reason(), unreadable.sentence());
        }
    }

    /** A spreadsheet or an archive would be a thousand lines of nonsense: one sentence says more. */
    private static void requireText(Line first) {
        if (first.text().chars().anyMatch(character -> Character.isISOControl(character) && character != '\t')) {
            throw new UnusableFile("The file is not text: export it as CSV.");
        }
    }

    private void accept(Entry entry) {
        var first = entries.putIfAbsent(entry.bar().session(), entry);
        if (first != null) {
            refused.add(
                    entry.line(),
                    Reason.REPEATED_DATE,
                    "%s stands in line %d already."
                            .formatted(entry.bar().session(), first.line().number()));
        }
    }

    private static final class Remarks {
        private final List<LineRemark> first = new ArrayList<>();
        private int count;

        void add(Line line, Reason reason, String sentence) {
            if (count++ < ImportReport.MOST_REMARKS) {
                first.add(new LineRemark(line.number(), line.text(), reason, sentence));
            }
        }
    }
}
