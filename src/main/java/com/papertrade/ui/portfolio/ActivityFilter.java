package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.EntryKind;
import com.papertrade.portfolio.LedgerFilter;
import com.papertrade.portfolio.SearchText;
import com.papertrade.trading.OrderFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What a trader asks to see of the activity. Whatever is left empty leaves nothing out.
 *
 * @param text as it was typed, without blanks around it
 * @param from the first day, where the reader is, as the days in the list are
 * @param to the last day, all of it
 */
record ActivityFilter(
        String text,
        Optional<ActivityType> type,
        Optional<Symbol> symbol,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {

    static final ActivityFilter NONE =
            new ActivityFilter("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Nobody traded here before, nor will for long; what is outside is a typing error, and more than a database takes. */
    static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    ActivityFilter {
        text = text.strip();
        text = text.length() <= SearchText.MAX_CHARACTERS ? text : text.substring(0, SearchText.MAX_CHARACTERS);
    }

    static boolean isSensible(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    ActivityFilter withText(String other) {
        return new ActivityFilter(other, type, symbol, from, to);
    }

    LedgerFilter entries(ZoneId zone) {
        Set<EntryKind> kinds = type.map(ActivityType::kinds).orElse(Set.of());
        return new LedgerFilter(begin(zone), end(zone), kinds, symbol, SearchText.of(text));
    }

    /** Empty where no order is of the type. */
    Optional<OrderFilter> orders(ZoneId zone) {
        var side = type.flatMap(ActivityType::side);
        return type.isPresent() && side.isEmpty()
                ? Optional.empty()
                : Optional.of(new OrderFilter(begin(zone), end(zone), side, symbol, SearchText.of(text)));
    }

    private Optional<Instant> begin(ZoneId zone) {
        return from.map(day -> day.atStartOfDay(zone).toInstant());
    }

    private Optional<Instant> end(ZoneId zone) {
        return to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** What is said where nothing is found. */
    String nothingFound() {
        return text.isEmpty() ? "No entries match these filters." : "No entries match \"%s\".".formatted(text);
    }
}
