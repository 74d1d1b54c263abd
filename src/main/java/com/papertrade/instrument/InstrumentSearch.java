package com.papertrade.instrument;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which instruments a typed text may mean. Three searches, each in the order of an index and no longer
 * than asked for, put one after the other; so a letter with which thousands of names begin costs no
 * more than a name that there is once.
 */
class InstrumentSearch {

    /** After every symbol that begins as the ticker does: no symbol has a tilde. */
    private static final String AFTER_TICKERS = "~";

    /** After every name that begins as the words do. */
    private static final String AFTER_NAMES = Character.toString(Character.MAX_CODE_POINT);

    private static final String IS_TICKER = "(symbol >= :ticker AND symbol < :tickersEnd OR symbol = :hyphenated)";

    private static final String SEARCH = """
            SELECT symbol, name, exchange, type, currency, active
            FROM (
                (SELECT *, CASE WHEN symbol IN (:ticker, :hyphenated) THEN 0 ELSE 1 END AS rank,
                     length(symbol) AS distance
                 FROM instrument
                 WHERE source = :source AND %1$s
                 ORDER BY rank, remoteness, distance, symbol LIMIT :limit)
                UNION ALL
                (SELECT *, 2, obscurity
                 FROM instrument
                 WHERE source = :source AND search_name >= :name AND search_name < :namesEnd AND NOT %1$s
                 ORDER BY remoteness, obscurity, symbol LIMIT :limit)
                UNION ALL
                (SELECT *, 3, obscurity
                 FROM instrument
                 WHERE source = :source AND words @@ CAST(:words AS tsquery)
                   AND NOT starts_with(search_name, :name) AND NOT %1$s
                 ORDER BY remoteness, obscurity, symbol LIMIT :limit)) AS found
            ORDER BY rank, remoteness, distance, symbol
            LIMIT :limit
            """.formatted(IS_TICKER);

    private final JdbcClient database;
    private final ListingSource source;

    InstrumentSearch(JdbcClient database, ListingSource source) {
        this.database = database;
        this.source = source;
    }

    List<Instrument> found(String text, int limit) {
        var words = SearchWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        // A text that cannot be a symbol is looked for as one that nothing is called by.
        var ticker = Symbol.parse(text).map(Symbol::value).orElse("");
        return database.sql(SEARCH)
                .param("source", source.name())
                .param("ticker", ticker)
                .param("tickersEnd", ticker.isEmpty() ? "" : ticker + AFTER_TICKERS)
                // BRK.B is how most of the world writes what the provider lists as BRK-B.
                .param("hyphenated", ticker.replace('.', '-'))
                .param("name", words.joined())
                .param("namesEnd", words.joined() + AFTER_NAMES)
                .param("words", words.asPrefixes())
                .param("limit", limit)
                .query(Instruments::instrument)
                .list();
    }
}
