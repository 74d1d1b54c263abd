package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.marketdata.BarColumns.Column;
import com.papertrade.marketdata.BarReading.Readable;
import com.papertrade.marketdata.BarReading.Unreadable;
import com.papertrade.marketdata.LineRemark.Reason;
import com.papertrade.money.Price;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one line of a price file: a session as traded, in dollars, if it can have been one. */
record BarReader(MarketClock market, BarColumns columns) {

    /** Before it, the calendar does not tell sessions from holidays. */
    static final LocalDate EARLIEST = LocalDate.of(1998, 1, 1);

    /** Some programs write every number with decimals. */
    private static final Pattern VOLUME = Pattern.compile("([0-9]{1,18})(?:\\.0{1,6})?");

    private static final Pattern WITHOUT_HYPHENS = Pattern.compile("[0-9]{8}");

    private static final List<Column> PRICES = List.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE);

    private static final int LONGEST_QUOTED = 30;

    BarReading read(List<String> cells) {
        if (cells.size() != columns.count()) {
            return new Unreadable(
                    Reason.NUMBER_OF_FIELDS, "%d fields instead of %d.".formatted(cells.size(), columns.count()));
        }
        var date = dateOf(columns.cell(cells, Column.DATE));
        if (date.isEmpty()) {
            return new Unreadable(
                    Reason.NOT_A_DATE,
                    "%s is not a date such as 2020-08-31 or 20200831.".formatted(quoted(cells, Column.DATE)));
        }
        return problemOf(date.get()).orElseGet(() -> session(date.get(), cells));
    }

    private static Optional<LocalDate> dateOf(String text) {
        try {
            return Optional.of(
                    WITHOUT_HYPHENS.matcher(text).matches()
                            ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                            : LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Optional<BarReading> problemOf(LocalDate date) {
        if (date.isBefore(EARLIEST)) {
            return Optional.of(new Unreadable(
                    Reason.BEFORE_THE_CALENDAR,
                    "%s is before %s, where the trading calendar begins.".formatted(date, EARLIEST)));
        }
        var latestFinal = ClosingPrice.latestFinal(market).date();
        if (date.isAfter(latestFinal)) {
            return Optional.of(new Unreadable(
                    Reason.NOT_FINAL, "%s has not closed, or its close is not final yet.".formatted(date)));
        }
        if (date.equals(latestFinal)) {
            return Optional.of(new Unreadable(
                    Reason.LATEST_SESSION,
                    "%s is the latest session, whose close only the market-data provider tells: fetch it."
                            .formatted(date)));
        }
        return market.calendar().session(date).isPresent()
                ? Optional.empty()
                : Optional.of(new Unreadable(
                        Reason.NOT_A_SESSION,
                        "%s, a %s, was no session of the exchange."
                                .formatted(date, date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))));
    }

    private BarReading session(LocalDate date, List<String> cells) {
        return PRICES.stream()
                .filter(column -> Price.parseUsd(columns.cell(cells, column)).isEmpty())
                .findFirst()
                .<BarReading>map(column -> new Unreadable(
                        Reason.NOT_A_PRICE,
                        "The %s, %s, is not a positive number with at most %d decimals."
                                .formatted(column.title(), quoted(cells, column), Price.MAX_DECIMALS)))
                .orElseGet(() -> pricedSession(date, cells));
    }

    private BarReading pricedSession(LocalDate date, List<String> cells) {
        var open = price(cells, Column.OPEN);
        var high = price(cells, Column.HIGH);
        var low = price(cells, Column.LOW);
        var close = price(cells, Column.CLOSE);
        if (!PriceBar.spans(low, high, open) || !PriceBar.spans(low, high, close)) {
            return new Unreadable(
                    Reason.OUT_OF_ORDER,
                    "Low %s and high %s do not span open %s and close %s.".formatted(low, high, open, close));
        }
        var volume = VOLUME.matcher(columns.cell(cells, Column.VOLUME));
        return volume.matches()
                ? new Readable(new PriceBar(date, open, high, low, close, Long.parseLong(volume.group(1))))
                : new Unreadable(
                        Reason.NOT_A_VOLUME,
                        "The volume, %s, is not a whole number, zero or more.".formatted(quoted(cells, Column.VOLUME)));
    }

    private Price price(List<String> cells, Column column) {
        return Price.parseUsd(columns.cell(cells, column)).orElseThrow();
    }

    private String quoted(List<String> cells, Column column) {
        return "\"%s\"".formatted(LineRemark.shortened(columns.cell(cells, column), LONGEST_QUOTED));
    }
}
