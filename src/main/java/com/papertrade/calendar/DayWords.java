package com.papertrade.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day in a sentence, which nobody can read otherwise, wherever they learned to write days. */
public final class DayWords {

    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US);

    private DayWords() {}

    /** {@code 19 Nov 2026} */
    public static String dayAndYear(LocalDate day) {
        return DAY_AND_YEAR.format(day);
    }
}
