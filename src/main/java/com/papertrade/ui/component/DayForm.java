package com.papertrade.ui.component;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a reader's browser writes a day in figures, in tables and fields: {@code 11/09/2026} in the United States, {@code 09.11.2026} in
 * Germany. In a sentence a month is a word, which nobody can read otherwise, whatever their browser: see {@link Moments}.
 *
 * @param pattern as {@link DateTimeFormatter} has it
 */
public record DayForm(String pattern, DateTimeFormatter writer) {

    /** As files and addresses have it. */
    public static final String ISO = "yyyy-MM-dd";

    public static DayForm of(Locale locale) {
        var pattern = patternOf(locale);
        return new DayForm(pattern, DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    /** That of the screen which is being written; the American one where there is none. */
    public static DayForm current() {
        return ReaderLocale.current().days();
    }

    /** A day as the screen that is being written has it. */
    public static String write(LocalDate day) {
        return current().writer.format(day);
    }

    /**
     * Day, month and year in the order of that locale and with the mark it has between them, all of them in full; ISO's where a locale has
     * more in a day than these.
     */
    private static String patternOf(Locale locale) {
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
