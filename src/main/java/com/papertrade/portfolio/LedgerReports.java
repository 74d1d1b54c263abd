package com.papertrade.portfolio;

import static com.papertrade.portfolio.Columns.instant;
import static com.papertrade.portfolio.Columns.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The last verification of all ledgers, known to all instances. */
@Repository
class LedgerReports {

    private final JdbcClient database;

    LedgerReports(JdbcClient database) {
        this.database = database;
    }

    /** In place of the one before. */
    @Transactional
    void replace(LedgerReport report) {
        var _ = database.sql("DELETE FROM ledger_verification").update();
        var id = database.sql("""
                        INSERT INTO ledger_verification (began_at, ended_at, portfolios, entries, differences)
                        VALUES (:began, :ended, :portfolios, :entries, :found) RETURNING id
                        """)
                .param("began", timestamp(report.began()))
                .param("ended", timestamp(report.ended()))
                .param("portfolios", report.portfolios())
                .param("entries", report.entries())
                .param("found", report.found())
                .query(Long.class)
                .single();
        var listed = report.differences();
        for (int i = 0; i < listed.size(); i++) {
            insert(id, i + 1, listed.get(i));
        }
    }

    private void insert(long verification, int number, LedgerDifference difference) {
        var _ = database.sql("""
                        INSERT INTO ledger_difference (verification_id, number, portfolio_id, entry, sentence)
                        VALUES (:verification, :number, :portfolio, :entry, :sentence)
                        """)
                .param("verification", verification)
                .param("number", number)
                .param("portfolio", difference.portfolio().value())
                .param("entry", difference.entry())
                .param("sentence", difference.sentence())
                .update();
    }

    Optional<LedgerReport> findLatest() {
        var differences = database.sql("""
                        SELECT * FROM ledger_difference
                        WHERE verification_id = (SELECT max(id) FROM ledger_verification)
                        ORDER BY number
                        """).query(LedgerReports::difference).list();
        return database.sql("SELECT * FROM ledger_verification ORDER BY id DESC LIMIT 1")
                .query((row, _) -> report(row, differences))
                .optional();
    }

    private static LedgerReport report(ResultSet row, List<LedgerDifference> differences) throws SQLException {
        return new LedgerReport(
                instant(row, "began_at"),
                instant(row, "ended_at"),
                row.getLong("portfolios"),
                row.getLong("entries"),
                row.getLong("differences"),
                differences);
    }

    private static LedgerDifference difference(ResultSet row, int number) throws SQLException {
        return new LedgerDifference(
                new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                row.getLong("entry"),
                row.getString("sentence"));
    }
}
