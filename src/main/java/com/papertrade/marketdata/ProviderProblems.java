package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last problems with each provider. One that is met again and again is one problem, told with its latest time. */
@Repository
class ProviderProblems {

    static final int KEPT = 50;

    private final JdbcClient database;

    ProviderProblems(JdbcClient database) {
        this.database = database;
    }

    /** Newest first. */
    List<ProviderProblem> last(PriceSource source) {
        return database.sql("""
                        SELECT at, symbol, sentence FROM provider_problem WHERE source = :source
                        ORDER BY at DESC, id DESC LIMIT :kept
                        """)
                .param("source", source.name())
                .param("kept", KEPT)
                .query(ProviderProblems::problem)
                .list();
    }

    void add(PriceSource source, ProviderProblem problem) {
        if (!happenedAgain(source, problem)) {
            database.sql("""
                            INSERT INTO provider_problem (source, at, symbol, sentence)
                            VALUES (:source, :at, :symbol, :sentence)
                            """)
                    .param("source", source.name())
                    .param("at", problem.at().atOffset(ZoneOffset.UTC))
                    .param("symbol", problem.symbol().map(Symbol::value).orElse(null))
                    .param("sentence", problem.sentence())
                    .update();
            prune(source);
        }
    }

    private boolean happenedAgain(PriceSource source, ProviderProblem problem) {
        return database.sql("""
                        UPDATE provider_problem SET at = greatest(at, :at)
                        WHERE source = :source AND symbol IS NOT DISTINCT FROM :symbol AND sentence = :sentence
                        """)
                        .param("source", source.name())
                        .param("at", problem.at().atOffset(ZoneOffset.UTC))
                        .param("symbol", problem.symbol().map(Symbol::value).orElse(null))
                        .param("sentence", problem.sentence())
                        .update()
                > 0;
    }

    private void prune(PriceSource source) {
        database.sql("""
                        DELETE FROM provider_problem WHERE source = :source AND id NOT IN (
                            SELECT id FROM provider_problem WHERE source = :source ORDER BY at DESC, id DESC LIMIT :kept)
                        """).param("source", source.name()).param("kept", KEPT).update();
    }

    private static ProviderProblem problem(ResultSet row, int number) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var symbol = Optional.ofNullable(row.getString("symbol")).map(Symbol::new);
        return new ProviderProblem(at, symbol, row.getString("sentence"));
    }
}
