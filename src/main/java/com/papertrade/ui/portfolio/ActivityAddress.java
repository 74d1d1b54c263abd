package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an address says of the activity: {@code ?q=kestrel&type=buys&symbol=KEST&from=2026-02-02&to=2026-11-19&entry=12}.
 *
 * @param entry the sequence of the one that is open
 * @param leftOut a sentence for each part that means nothing here
 */
record ActivityAddress(ActivityFilter filter, Optional<Long> entry, List<String> leftOut) {

    private static final String TEXT = "q";
    private static final String TYPE = "type";
    private static final String SYMBOL = "symbol";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ENTRY = "entry";

    private static final int LONGEST_QUOTED = 40;

    static ActivityAddress read(QueryParameters parameters) {
        List<String> leftOut = new ArrayList<>();
        var type = read(parameters, TYPE, ActivityType::parse, "a type of entry", leftOut);
        var symbol = read(parameters, SYMBOL, Symbol::parse, "a symbol", leftOut);
        var from = read(parameters, FROM, ActivityAddress::day, "a day such as 2026-11-19", leftOut);
        var to = read(parameters, TO, ActivityAddress::day, "a day such as 2026-11-19", leftOut);
        var entry = read(parameters, ENTRY, ActivityAddress::sequence, "the number of an entry", leftOut);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            leftOut.add("The address asks for days from %s to %s, which there are none of: both were left out."
                    .formatted(from.get(), to.get()));
            from = Optional.empty();
            to = Optional.empty();
        }
        var text = parameters.getSingleParameter(TEXT).orElse("");
        return new ActivityAddress(new ActivityFilter(text, type, symbol, from, to), entry, List.copyOf(leftOut));
    }

    private static <T> Optional<T> read(
            QueryParameters parameters,
            String name,
            Function<String, Optional<T>> reading,
            String what,
            List<String> leftOut) {
        var word = parameters.getSingleParameter(name).filter(given -> !given.isBlank());
        var value = word.flatMap(reading);
        if (word.isPresent() && value.isEmpty()) {
            leftOut.add("“%s” in the address is not %s, and was left out.".formatted(quoted(word.get()), what));
        }
        return value;
    }

    private static String quoted(String word) {
        return word.length() <= LONGEST_QUOTED ? word : word.substring(0, LONGEST_QUOTED) + "…";
    }

    private static Optional<LocalDate> day(String word) {
        try {
            return Optional.of(LocalDate.parse(word)).filter(ActivityFilter::isSensible);
        } catch (DateTimeException e) { // not a day
            return Optional.empty();
        }
    }

    private static Optional<Long> sequence(String word) {
        try {
            return Optional.of(Long.valueOf(word)).filter(number -> number > 0);
        } catch (NumberFormatException e) { // not a number
            return Optional.empty();
        }
    }

    static QueryParameters of(ActivityFilter filter, Optional<Long> entry) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!filter.text().isEmpty()) {
            parameters.put(TEXT, filter.text());
        }
        filter.type().ifPresent(type -> parameters.put(TYPE, type.word()));
        filter.symbol().ifPresent(symbol -> parameters.put(SYMBOL, symbol.value()));
        filter.from().ifPresent(day -> parameters.put(FROM, day.toString()));
        filter.to().ifPresent(day -> parameters.put(TO, day.toString()));
        entry.ifPresent(sequence -> parameters.put(ENTRY, String.valueOf(sequence)));
        return QueryParameters.simple(parameters);
    }
}
