package com.papertrade.bench;

import com.papertrade.instrument.Symbol;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is traded in a measurement: always the same of what is listed. */
final class FewSymbols {

    private FewSymbols() {}

    static List<Symbol> listedIn(JdbcClient database, int count) {
        return database
                .sql("select symbol from instrument where active and currency = 'USD' order by symbol limit :count")
                .param("count", count)
                .query(String.class)
                .list()
                .stream()
                .map(Symbol::new)
                .toList();
    }
}
