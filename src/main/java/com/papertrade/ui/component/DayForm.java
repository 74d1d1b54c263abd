package com.papertrade.ui.component;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a reader's browser writes a day in figures; where words have room, a month is one, and nobody can read it otherwise. */
public final class DayForm {

    /** As files and addresses have it. */
    public static final String ISO = "yyyy-MM-dd";

    private DayForm() {}

    /** That of the screen which is being written: {@code MM/dd/yyyy} in the United States, {@code dd.MM.yyyy} in Germany. */
    public static String current() {
        return of(ReaderLocale.current().locale());
    }

    /** A day as the screen that is being written has it. */
    public static String write(LocalDate day) {
        return DateTimeFormatter.ofPattern(current(), Locale.ROOT).format(day);
    }

    /**
     * Day, month and year in the order of that locale and with the mark it has between them, all of them in full; ISO's where a locale has
     * more in a day than these.
     */
    static String of(Locale locale) {
        var pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale)
                .replaceAll("[^dMy./-]", "")
                .replaceAll("[./-]+$", "");
        var full = pattern.replaceAll("d+", "dd").replaceAll("M+", "MM").replaceAll("y+", "yyyy");
        var parts = full.chars()
                .mapToObj(Character::toString)
                .filter("dMy"::contains)
                .distinct()
                .collect(Collectors.joining());
        return parts.length() == 3 && full.length() == ISO.length() ? full : ISO;
    }
}
