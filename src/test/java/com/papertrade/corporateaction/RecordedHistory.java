package com.papertrade.corporateaction;

import com.papertrade.calendar.NyseCalendar;
import com.papertrade.instrument.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Closes, splits and dividends of one instrument, as traded.
 *
 * @param dividends dollars a share, as counted on the ex-date
 */
record RecordedHistory(
        TreeMap<LocalDate, BigDecimal> closes,
        TreeMap<LocalDate, BigDecimal> splits,
        TreeMap<LocalDate, BigDecimal> dividends) {

    /** Beside the project, where somebody has put real history; it is no part of it. */
    private static final Path RECORDED = Path.of("..", "shared", "market-data", "prices");

    static boolean isRecorded() {
        return Files.isDirectory(RECORDED);
    }

    static RecordedHistory of(Symbol symbol) throws IOException {
        return new RecordedHistory(
                read(symbol + "_daily_raw.csv", 4),
                read(symbol + "_splits_derived.csv", 1),
                read(symbol + "_dividends_derived.csv", 2));
    }

    private static TreeMap<LocalDate, BigDecimal> read(String file, int column) throws IOException {
        var read = new TreeMap<LocalDate, BigDecimal>();
        try (Stream<String> lines = Files.lines(RECORDED.resolve(file))) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> read.put(LocalDate.parse(cells[0]), new BigDecimal(cells[column])));
        }
        return read;
    }

    /**
     * A year and a half of a share that somebody made up: it goes up and down by as much as the day of the year
     * says, pays each quarter, and splits where it is told to.
     */
    static RecordedHistory invented(String firstPrice, String quarterly, TreeMap<LocalDate, BigDecimal> splits) {
        var calendar = new NyseCalendar();
        var closes = new TreeMap<LocalDate, BigDecimal>();
        var dividends = new TreeMap<LocalDate, BigDecimal>();
        var price = new BigDecimal(firstPrice);
        for (var day :
                LocalDate.of(1999, 12, 1).datesUntil(LocalDate.of(2001, 6, 1)).toList()) {
            if (calendar.session(day).isEmpty()) {
                continue;
            }
            if (splits.containsKey(day)) {
                price = price.divide(splits.get(day), 4, RoundingMode.HALF_EVEN);
            }
            if (List.of(2, 5, 8, 11).contains(day.getMonthValue()) && isFirstOf(day, closes)) {
                dividends.put(day, new BigDecimal(quarterly));
                price = price.subtract(new BigDecimal(quarterly));
            }
            var move = new BigDecimal(day.getDayOfYear() % 7 - 3).movePointLeft(2);
            price = price.add(price.multiply(move)).setScale(2, RoundingMode.HALF_EVEN);
            closes.put(day, price);
        }
        return new RecordedHistory(closes, splits, dividends);
    }

    private static boolean isFirstOf(LocalDate day, TreeMap<LocalDate, BigDecimal> before) {
        return !before.isEmpty() && before.lastKey().getMonthValue() != day.getMonthValue();
    }
}
