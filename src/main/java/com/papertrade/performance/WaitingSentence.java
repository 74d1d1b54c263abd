package com.papertrade.performance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.DailyChange.MissingPrice;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What a daily change waits for, in words: "waiting for Monday's close of IBM and Tuesday's price of
 * AAPL, IBM and MSFT". The weekday is enough: the two sessions of a daily change are the latest ones.
 */
final class WaitingSentence {

    /** A session's prices of one kind, named once for all their symbols. */
    private record Wanted(LocalDate session, MissingPrice.Kind kind) {

        static final Comparator<Wanted> OLDEST_FIRST =
                Comparator.comparing(Wanted::session).thenComparing(Wanted::kind);

        Wanted(MissingPrice missing) {
            this(missing.session(), missing.kind());
        }

        String of(List<Symbol> symbols) {
            var weekday = session.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            var what = switch (kind) {
                case CLOSE -> "close";
                case PRICE -> "price";
            };
            return "%s's %s of %s".formatted(weekday, what, enumerated(symbols));
        }
    }

    private WaitingSentence() {}

    static String of(Collection<MissingPrice> missing) {
        var symbols = missing.stream()
                .sorted(Comparator.comparing(MissingPrice::symbol))
                .collect(groupingBy(
                        Wanted::new,
                        () -> new TreeMap<>(Wanted.OLDEST_FIRST),
                        mapping(MissingPrice::symbol, toList())));
        return symbols.entrySet().stream()
                .map(wanted -> wanted.getKey().of(wanted.getValue()))
                .collect(joining(" and ", "waiting for ", ""));
    }

    private static String enumerated(List<Symbol> symbols) {
        var names = symbols.stream().map(Symbol::value).toList();
        var last = names.getLast();
        return names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
    }
}
