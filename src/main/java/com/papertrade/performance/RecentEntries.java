package com.papertrade.performance;

import static java.util.stream.Collectors.groupingBy;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened to a portfolio of late, in the order in which it is undone: newest first. */
record RecentEntries(List<LedgerEntry> newestFirst, Map<Symbol, List<LedgerEntry>> bySymbol) {

    static RecentEntries of(PortfolioSnapshot snapshot) {
        var newestFirst = snapshot.entriesSince().reversed().stream()
                .map(LedgerRecord::entry)
                .toList();
        return new RecentEntries(
                newestFirst,
                newestFirst.stream()
                        .filter(entry -> entry.instrument().isPresent())
                        .collect(groupingBy(entry -> entry.instrument().orElseThrow())));
    }

    List<LedgerEntry> of(Symbol symbol) {
        return bySymbol.getOrDefault(symbol, List.of());
    }

    Set<Symbol> symbols() {
        return bySymbol.keySet();
    }
}
