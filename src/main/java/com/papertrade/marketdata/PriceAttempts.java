package com.papertrade.marketdata;

import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import com.papertrade.marketdata.FetchOutcome.UpToDate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the last question about each symbol met, in whichever instance. */
@Repository
class PriceAttempts {

    private final JdbcClient database;

    PriceAttempts(DataSource dataSource) {
        this.database = TimedQueries.on(dataSource);
    }

    enum Asker {
        BARS,
        ORDER
    }

    enum Met {
        UP_TO_DATE,
        NOT_YET,
        NO_SUCH_SYMBOL,
        FAILED;

        static Met of(FetchOutcome outcome) {
            return switch (outcome) {
                case UpToDate _ -> UP_TO_DATE;
                case NotYet _ -> NOT_YET;
                case NoSuchSymbol _ -> NO_SUCH_SYMBOL;
                case Failed _ -> FAILED;
            };
        }
    }

    /**
     * @param sentence what went wrong, empty unless it failed
     * @param session the one that was waited for
     * @param times how often in a row the same was met
     * @param notBefore how long the symbol is to be left alone because of it
     */
    record Attempt(
            Met met, Optional<String> sentence, LocalDate session, int times, Instant attemptedAt, Instant notBefore) {

        FetchOutcome outcome() {
            return switch (met) {
                case UP_TO_DATE -> new UpToDate();
                case NOT_YET -> new NotYet();
                case NO_SUCH_SYMBOL -> new NoSuchSymbol();
                case FAILED -> Failed.about(sentence.orElse("The price could not be read."));
            };
        }
    }

    Optional<Attempt> last(PriceSource source, Symbol symbol, Asker asker) {
        return Optional.ofNullable(last(source, List.of(symbol), asker).get(symbol));
    }

    Map<Symbol, Attempt> last(PriceSource source, Collection<Symbol> symbols, Asker asker) {
        return database
                .sql("""
                        SELECT * FROM price_attempt
                        WHERE source = :source AND asker = :asker AND symbol = ANY (:symbols)
                        """)
                .param("source", source.name())
                .param("asker", asker.name())
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .query((row, _) -> Map.entry(new Symbol(row.getString("symbol")), attempt(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void save(PriceSource source, Symbol symbol, Asker asker, Attempt attempt) {
        database.sql("""
                        INSERT INTO price_attempt
                            (source, symbol, asker, outcome, sentence, session, times, attempted_at, not_before)
                        VALUES (:source, :symbol, :asker, :outcome, :sentence, :session, :times, :attemptedAt, :notBefore)
                        ON CONFLICT (source, symbol, asker) DO UPDATE SET
                            outcome = excluded.outcome, sentence = excluded.sentence, session = excluded.session,
                            times = excluded.times, attempted_at = excluded.attempted_at,
                            not_before = excluded.not_before
                        """)
                .param("source", source.name())
                .param("symbol", symbol.value())
                .param("asker", asker.name())
                .param("outcome", attempt.met().name())
                .param("sentence", attempt.sentence().orElse(null))
                .param("session", attempt.session())
                .param("times", attempt.times())
                .param("attemptedAt", attempt.attemptedAt().atOffset(ZoneOffset.UTC))
                .param("notBefore", attempt.notBefore().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                Met.valueOf(row.getString("outcome")),
                Optional.ofNullable(row.getString("sentence")),
                row.getObject("session", LocalDate.class),
                row.getInt("times"),
                row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
                row.getObject("not_before", OffsetDateTime.class).toInstant());
    }
}
