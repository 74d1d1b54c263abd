package com.papertrade.corporateaction;

import com.papertrade.identity.User;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.BoundedLines;
import com.papertrade.marketdata.BoundedLines.Line;
import com.papertrade.marketdata.LineRemark;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.marketdata.UnusableFile;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Splits and dividends from a file, by administrators: what the provider does not tell, or not on this key.
 * A line is {@code symbol,type,effective_date,value,pay_date}: {@code AAPL,split,2020-08-31,4} or
 * {@code AAPL,dividend,2020-08-07,0.82,2020-08-13}.
 */
@Service
public class ActionImport {

    public static final List<String> COLUMNS = List.of("symbol", "type", "effective_date", "value", "pay_date");

    private static final int LEAST_COLUMNS = 4;
    private static final int MOST_REFUSED = 200;

    private final CorporateActions actions;
    private final Instruments instruments;

    ActionImport(CorporateActions actions, Instruments instruments) {
        this.actions = actions;
        this.instruments = instruments;
    }

    /**
     * What came of a file.
     *
     * @param refused lines that were not used, the first of them with the reason
     */
    public record Report(Intake intake, List<RefusedLine> refused) {

        public Report {
            refused = List.copyOf(refused);
        }

        public String sentence() {
            return "%s, %,d refused.".formatted(intake.inWords(), refused.size());
        }
    }

    /** @param number counted from 1, blank lines and the heading included */
    public record RefusedLine(long number, String text, Reason reason, String sentence) {}

    /** Why a line was not used. */
    public enum Reason {
        TOO_LONG,
        UNREADABLE,
        NUMBER_OF_FIELDS,
        UNKNOWN_SYMBOL,
        UNKNOWN_TYPE
    }

    /** A line as it can be handed on, or why it cannot. */
    private sealed interface Reading {
        record Told(ReportedAction action) implements Reading {}

        record Unusable(Reason reason, String sentence) implements Reading {}
    }

    /**
     * Reads all lines, then takes in what could be read, in one transaction.
     *
     * @throws com.papertrade.identity.NotAdministrator unless the user is one
     * @throws UnusableFile if it is too long, or holds no line at all
     * @throws IOException if it cannot be read to its end; nothing is taken in then
     */
    @Transactional
    public Report importCsv(User administrator, Reader csv) throws IOException {
        administrator.requireAdministrator();
        var told = new TreeMap<Symbol, List<ReportedAction>>();
        var refused = new ArrayList<RefusedLine>();
        var lines = new BoundedLines(csv);
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            take(line.get(), told, refused);
        }
        if (told.isEmpty() && refused.isEmpty()) {
            throw new UnusableFile("The file holds no splits or dividends.");
        }
        var origin = "Import by %s".formatted(LineRemark.shortened(administrator.name(), 40));
        var intake = told.entrySet().stream()
                .map(of -> actions.report(of.getKey(), of.getValue(), origin))
                .reduce(Intake.NONE, Intake::plus);
        return new Report(intake, refused);
    }

    private void take(Line line, Map<Symbol, List<ReportedAction>> told, List<RefusedLine> refused) {
        if (line.text().isBlank() || isHeading(line)) {
            return;
        }
        switch (read(line)) {
            case Reading.Told read ->
                told.computeIfAbsent(read.action().symbol(), _ -> new ArrayList<>())
                        .add(read.action());
            case Reading.Unusable unusable -> {
                if (refused.size() == MOST_REFUSED) {
                    throw new UnusableFile("More than %d lines cannot be read; the first: line %d, %s"
                            .formatted(
                                    MOST_REFUSED,
                                    refused.getFirst().number(),
                                    refused.getFirst().sentence()));
                }
                refused.add(new RefusedLine(
                        line.number(), LineRemark.shortened(line.text(), 80), unusable.reason(), unusable.sentence()));
            }
        }
    }

    private static boolean isHeading(Line line) {
        return line.number() == 1
                && line.text().toLowerCase(Locale.ROOT).replace(" ", "").startsWith("symbol,type");
    }

    private Reading read(Line line) {
        if (!line.isWhole()) {
            return new Reading.Unusable(
                    Reason.TOO_LONG, "Longer than %d characters.".formatted(BoundedLines.LONGEST_LINE));
        }
        try {
            return read(CsvReader.builder().ofSingleCsvRecord(line.text()).getFields());
        } catch (CsvParseException malformed) {
            return new Reading.Unusable(Reason.UNREADABLE, "Its quotation marks do not belong together.");
        }
    }

    private Reading read(List<String> cells) {
        if (cells.size() < LEAST_COLUMNS || cells.size() > COLUMNS.size()) {
            return new Reading.Unusable(
                    Reason.NUMBER_OF_FIELDS,
                    "%d fields instead of %s.".formatted(cells.size(), String.join(", ", COLUMNS)));
        }
        var symbol = Symbol.parse(cells.get(0))
                .filter(known -> instruments.find(known).isPresent());
        if (symbol.isEmpty()) {
            return new Reading.Unusable(
                    Reason.UNKNOWN_SYMBOL,
                    "%s is not a known symbol.".formatted(cells.get(0).strip()));
        }
        return kind(cells.get(1))
                .<Reading>map(kind -> new Reading.Told(new ReportedAction(
                        kind,
                        symbol.get(),
                        cells.get(2),
                        cells.get(3),
                        cells.size() > LEAST_COLUMNS ? cells.get(4) : "")))
                .orElseGet(() -> new Reading.Unusable(
                        Reason.UNKNOWN_TYPE,
                        "%s is neither split nor dividend."
                                .formatted(cells.get(1).strip())));
    }

    private static Optional<Kind> kind(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "split" -> Optional.of(Kind.SPLIT);
            case "dividend" -> Optional.of(Kind.DIVIDEND);
            default -> Optional.empty();
        };
    }
}
