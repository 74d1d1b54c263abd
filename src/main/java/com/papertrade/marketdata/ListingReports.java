package com.papertrade.marketdata;

import com.papertrade.marketdata.Listings.OddRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The report on each provider's latest listings. */
@Repository
class ListingReports {

    private final JdbcClient database;

    ListingReports(JdbcClient database) {
        this.database = database;
    }

    /** In place of the one before; to be called in a transaction. */
    void save(PriceSource source, ListingReport report) {
        database.sql("DELETE FROM listing_report WHERE source = :source")
                .param("source", source.name())
                .update();
        database.sql("""
                        INSERT INTO listing_report (source, imported_at, listed, added, changed, delisted, odd)
                        VALUES (:source, :at, :listed, :added, :changed, :delisted, :odd)
                        """)
                .param("source", source.name())
                .param("at", report.at().atOffset(ZoneOffset.UTC))
                .param("listed", report.listed())
                .param("added", report.added())
                .param("changed", report.changed())
                .param("delisted", report.delisted())
                .param("odd", report.odd())
                .update();
        database.sql("""
                        INSERT INTO listing_odd_row (source, line, text, reason)
                        SELECT :source, row.*
                        FROM unnest(CAST(:lines AS integer[]), CAST(:texts AS text[]), CAST(:reasons AS text[])) AS row
                        """)
                .param("source", source.name())
                .param("lines", column(report, row -> String.valueOf(row.line())))
                .param("texts", column(report, OddRow::text))
                .param("reasons", column(report, OddRow::sentence))
                .update();
    }

    Optional<ListingReport> latest(PriceSource source) {
        var oddRows = oddRows(source);
        return database.sql("SELECT * FROM listing_report WHERE source = :source")
                .param("source", source.name())
                .query((row, _) -> report(row, oddRows))
                .optional();
    }

    private List<OddRow> oddRows(PriceSource source) {
        return database.sql("SELECT * FROM listing_odd_row WHERE source = :source ORDER BY line")
                .param("source", source.name())
                .query((row, _) -> new OddRow(row.getInt("line"), row.getString("text"), row.getString("reason")))
                .list();
    }

    private static ListingReport report(ResultSet row, List<OddRow> oddRows) throws SQLException {
        return new ListingReport(
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getInt("listed"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("delisted"),
                row.getInt("odd"),
                oddRows);
    }

    private static String[] column(ListingReport report, Function<OddRow, String> value) {
        return report.oddRows().stream().map(value).toArray(String[]::new);
    }
}
