package com.papertrade.ui.instrument;

import com.papertrade.marketdata.PriceHistory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back prices are shown, and how many sessions a bar then stands for. */
enum PriceRange {
    ONE_MONTH("1M"),
    THREE_MONTHS("3M"),
    SIX_MONTHS("6M"),
    ONE_YEAR("1Y"),
    FIVE_YEARS("5Y"),
    ALL("All");

    /** More bars than this are no more to the eye: then one stands for a week, or for a month. */
    private static final int MOST_BARS = 370;

    private static final int DAYS_OF_A_WEEK = 7;

    private final String label;

    PriceRange(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<PriceRange> labelled(String label) {
        return Stream.of(values()).filter(range -> range.label.equals(label)).findFirst();
    }

    LocalDate from(LocalDate today) {
        return switch (this) {
            case ONE_MONTH -> today.minusMonths(1);
            case THREE_MONTHS -> today.minusMonths(3);
            case SIX_MONTHS -> today.minusMonths(6);
            case ONE_YEAR -> today.minusYears(1);
            case FIVE_YEARS -> today.minusYears(5);
            case ALL -> LocalDate.EPOCH;
        };
    }

    /** What one bar stands for. */
    enum Stretch {
        SESSION("session", ""),
        WEEK("week", "week of "),
        MONTH("month", "month of ");

        private final String label;
        private final String prefix;

        Stretch(String label, String prefix) {
            this.label = label;
            this.prefix = prefix;
        }

        String label() {
            return label;
        }

        /** What stands before the day of a bar. */
        String prefix() {
            return prefix;
        }

        /** The first day of the stretch that a session is in. */
        LocalDate of(LocalDate session) {
            return switch (this) {
                case SESSION -> session;
                case WEEK -> session.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> session.withDayOfMonth(1);
            };
        }
    }

    static Stretch stretchFor(PriceHistory history) {
        var sessions = history.bars().size();
        if (sessions <= MOST_BARS) {
            return Stretch.SESSION;
        }
        return sessions <= MOST_BARS * DAYS_OF_A_WEEK ? Stretch.WEEK : Stretch.MONTH;
    }
}
