package com.papertrade.instrument;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every instrument PaperTrade knows, kept in the database, so that search needs no provider. It
 * speaks only of what the provider in use has listed.
 */
@Repository
public class Instruments {

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}+");

    private static final int WHOLE_LISTING = 1_000;

    private final JdbcClient database;
    private final ListingSource source;
    private final InstrumentSearch search;

    Instruments(JdbcClient database, ListingSource source) {
        this.database = database;
        this.source = source;
        this.search = new InstrumentSearch(database, source);
    }

    public Optional<Instrument> find(Symbol symbol) {
        return Optional.ofNullable(find(List.of(symbol)).get(symbol));
    }

    /** Those of the symbols that are known. */
    public Map<Symbol, Instrument> find(Collection<Symbol> symbols) {
        if (symbols.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("""
                        SELECT symbol, name, exchange, type, currency, active FROM instrument
                        WHERE source = :source AND symbol = ANY (:symbols)
                        """)
                .param("source", source.name())
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .query(Instruments::instrument)
                // A stream of rows would keep its connection until closed; a list gives it back.
                .list()
                .stream()
                .collect(toMap(Instrument::symbol, identity()));
    }

    /** Which of the symbols each of the words may mean: the word is in the symbol, or a word of the name begins with it. */
    public Map<String, Set<Symbol>> meantBy(Collection<String> words, Collection<Symbol> among) {
        var known = find(among);
        return words.stream()
                .distinct()
                .collect(toMap(
                        identity(),
                        word -> among.stream()
                                .filter(symbol -> isMeant(symbol, Optional.ofNullable(known.get(symbol)), word))
                                .collect(toUnmodifiableSet())));
    }

    private static boolean isMeant(Symbol symbol, Optional<Instrument> known, String word) {
        return symbol.value().contains(word.toUpperCase(Locale.ROOT))
                || known.map(Instrument::name)
                        .filter(name -> SearchWords.of(name).haveOneLike(word))
                        .isPresent();
    }

    /** Some of what is traded, by symbol, for somebody who does not know what to look for. */
    public List<Instrument> listed(int limit) {
        return database.sql("""
                        SELECT symbol, name, exchange, type, currency, active FROM instrument
                        WHERE source = :source AND active AND currency = 'USD' AND symbol ~ '^[A-Z]+$'
                        ORDER BY symbol LIMIT :limit
                        """)
                .param("source", source.name())
                .param("limit", limit)
                .query(Instruments::instrument)
                .list();
    }

    /**
     * What somebody who typed this may mean, best match first: the exact symbol, symbols that begin
     * with it, names that begin with it, then names of which a word begins with each word typed; among
     * these the short ones first. Blank text finds nothing.
     */
    public List<Instrument> search(String text, int limit) {
        return search.found(text, limit);
    }

    /**
     * Adds the instruments, and brings those already known up to date, in one transaction. Where an
     * instrument comes without a name, exchange, type or currency, what was known of it stays.
     *
     * @return how many were added or changed
     */
    @Transactional
    public int save(Collection<Instrument> instruments) {
        // In the order of their symbols, so that two imports at once cannot lock each other out.
        var rows = new TreeMap<Symbol, Instrument>();
        instruments.forEach(instrument -> rows.put(instrument.symbol(), instrument));
        if (rows.isEmpty()) {
            return 0;
        }
        var saved = database.sql(SAVE)
                .param("source", source.name())
                .param("symbols", column(rows, instrument -> instrument.symbol().value()))
                .param("names", column(rows, Instruments::printableName))
                .param("exchanges", column(rows, Instrument::exchange))
                .param("types", column(rows, instrument -> instrument.type().name()))
                .param("currencies", column(rows, Instrument::currency))
                .param("active", column(rows, instrument -> String.valueOf(instrument.active())))
                .param(
                        "searchNames",
                        column(
                                rows,
                                instrument -> SearchWords.of(printableName(instrument))
                                        .joined()))
                .update();
        if (rows.size() >= WHOLE_LISTING) {
            // Without these the planner would rather read every row at each search.
            database.sql("SELECT gin_clean_pending_list('instrument_words')")
                    .query(Long.class)
                    .single();
            database.sql("ANALYZE instrument").update();
        }
        return saved;
    }

    private static final String SAVE = """
            INSERT INTO instrument AS known (source, symbol, name, exchange, type, currency, active, search_name)
            SELECT :source, row.*
            FROM unnest(
                CAST(:symbols AS text[]), CAST(:names AS text[]), CAST(:exchanges AS text[]), CAST(:types AS text[]),
                CAST(:currencies AS text[]), CAST(:active AS boolean[]), CAST(:searchNames AS text[])) AS row
            ON CONFLICT (source, symbol) DO UPDATE SET
                name = CASE WHEN excluded.name = excluded.symbol THEN known.name ELSE excluded.name END,
                search_name = CASE WHEN excluded.name = excluded.symbol THEN known.search_name
                                   ELSE excluded.search_name END,
                exchange = coalesce(nullif(excluded.exchange, ''), known.exchange),
                type = CASE WHEN excluded.type = 'OTHER' THEN known.type ELSE excluded.type END,
                currency = coalesce(nullif(excluded.currency, ''), known.currency),
                active = excluded.active
            WHERE excluded.name NOT IN (excluded.symbol, known.name)
               OR excluded.exchange NOT IN ('', known.exchange)
               OR excluded.type NOT IN ('OTHER', known.type)
               OR excluded.currency NOT IN ('', known.currency)
               OR excluded.active <> known.active
            """;

    /**
     * Saves a whole listing: what is no longer in it, of the exchanges that it is about, is not active
     * any more. A listing of less than half of what is known to be active is not believed that far.
     */
    @Transactional
    public ListingChanges saveListing(Collection<Instrument> listing) {
        var knownActive = activeCount();
        var added = unknownOf(listing);
        var saved = save(listing);
        var delisted = 2L * listing.size() < knownActive ? 0 : deactivateAllBut(listing);
        return new ListingChanges(added, saved - added, delisted);
    }

    private int unknownOf(Collection<Instrument> listing) {
        return database.sql("""
                        SELECT count(DISTINCT listed.symbol) FROM unnest(CAST(:symbols AS text[])) AS listed (symbol)
                        WHERE NOT EXISTS (
                            SELECT FROM instrument WHERE source = :source AND symbol = listed.symbol)
                        """)
                .param("source", source.name())
                .param("symbols", symbols(listing))
                .query(Integer.class)
                .single();
    }

    private long activeCount() {
        return database.sql("SELECT count(*) FROM instrument WHERE source = :source AND active")
                .param("source", source.name())
                .query(Long.class)
                .single();
    }

    private int deactivateAllBut(Collection<Instrument> listing) {
        return database.sql("""
                        UPDATE instrument SET active = false
                        WHERE source = :source AND active AND exchange = ANY (:exchanges)
                          AND NOT EXISTS (
                            SELECT FROM unnest(CAST(:symbols AS text[])) AS listed (symbol)
                            WHERE listed.symbol = instrument.symbol)
                        """)
                .param("source", source.name())
                .param(
                        "exchanges",
                        listing.stream().map(Instrument::exchange).distinct().toArray(String[]::new))
                .param("symbols", symbols(listing))
                .update();
    }

    /** Adds those that are not known; a search says less of an instrument than the listings do. */
    @Transactional
    public void saveUnknown(Collection<Instrument> found) {
        var known = find(found.stream().map(Instrument::symbol).toList());
        var _ = save(found.stream()
                .filter(instrument -> !known.containsKey(instrument.symbol()))
                .toList());
    }

    private static String[] symbols(Collection<Instrument> instruments) {
        return instruments.stream()
                .map(instrument -> instrument.symbol().value())
                .toArray(String[]::new);
    }

    private static String[] column(Map<Symbol, Instrument> rows, Function<Instrument, String> value) {
        return rows.values().stream().map(value).toArray(String[]::new);
    }

    /** The name in one line, or the symbol where the listing has none. */
    private static String printableName(Instrument instrument) {
        var name = CONTROL_CHARACTERS.matcher(instrument.name()).replaceAll(" ").strip();
        return name.isEmpty() ? instrument.symbol().value() : name;
    }

    static Instrument instrument(ResultSet row, int number) throws SQLException {
        return new Instrument(
                new Symbol(row.getString("symbol")),
                row.getString("name"),
                row.getString("exchange"),
                InstrumentType.valueOf(row.getString("type")),
                row.getString("currency"),
                row.getBoolean("active"));
    }
}
