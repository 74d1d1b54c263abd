package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A filter as a condition on rows. It asks for nothing that the index {@code ledger_entry_search} has not, so that
 * the rows themselves are read only for what is shown; why entries were taken back stands in the few rows of
 * reversals, which have an index of their own.
 *
 * @param condition begins with AND where there is any
 */
record LedgerCriteria(String condition, Map<String, Object> parameters) {

    private static final String WORD = """
             AND (kind = ANY (:kinds%1$d) OR symbol = ANY (:symbols%1$d) OR strpos(lower(note), :word%1$d) > 0
                OR kind = 'REVERSED' AND sequence IN (
                    SELECT sequence FROM ledger_entry WHERE portfolio_id = :portfolio AND reversed_sequence IS NOT NULL
                        AND sequence BETWEEN :from AND :to AND strpos(lower(reversed_because), :word%1$d) > 0))
            """;

    /** @param meant the symbols of the portfolio that a word may mean */
    static LedgerCriteria of(LedgerFilter filter, Function<String, Set<Symbol>> meant) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (!filter.kinds().isEmpty()) {
            conditions.add(" AND kind = ANY (:kinds)");
            parameters.put("kinds", names(filter.kinds()));
        }
        filter.instrument().ifPresent(symbol -> {
            conditions.add(" AND symbol = :symbol");
            parameters.put("symbol", symbol.value());
        });
        for (var word : filter.text().words()) {
            var number = conditions.size();
            conditions.add(WORD.formatted(number));
            parameters.put("word" + number, word);
            parameters.put("kinds" + number, names(EntryKind.meantBy(word)));
            parameters.put(
                    "symbols" + number,
                    meant.apply(word).stream().map(Symbol::value).toArray(String[]::new));
        }
        return new LedgerCriteria(String.join("", conditions), parameters);
    }

    private static String[] names(Collection<EntryKind> kinds) {
        return kinds.stream().map(EntryKind::name).toArray(String[]::new);
    }
}
