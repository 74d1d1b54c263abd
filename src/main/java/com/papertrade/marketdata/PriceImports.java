package com.papertrade.marketdata;

import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.ImportOutcome.ImportReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports that changed something, kept for ever: they say where prices come from. */
@Repository
class PriceImports {

    private final JdbcClient database;

    PriceImports(JdbcClient database) {
        this.database = database;
    }

    long add(PriceSource source, User by, Instant at, KnownSessions knownSessions, ImportReport report) {
        return database.sql("""
                        INSERT INTO price_import (source, symbol, imported_at, imported_by, imported_by_name,
                            known_sessions, added, replaced, unchanged, refused)
                        VALUES (:source, :symbol, :at, :by, :byName, :knownSessions, :added, :replaced, :unchanged,
                            :refused)
                        RETURNING id
                        """)
                .param("source", source.name())
                .param("symbol", report.symbol().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.id().value())
                .param("byName", by.name())
                .param("knownSessions", knownSessions.name())
                .param("added", report.added())
                .param("replaced", report.replaced())
                .param("unchanged", report.unchanged())
                .param("refused", report.refused())
                .query(Long.class)
                .single();
    }

    List<PastImport> newest(PriceSource source, int limit) {
        return database.sql("""
                        SELECT * FROM price_import WHERE source = :source
                        ORDER BY imported_at DESC, id DESC LIMIT :limit
                        """)
                .param("source", source.name())
                .param("limit", limit)
                .query(PriceImports::pastImport)
                .list();
    }

    private static PastImport pastImport(ResultSet row, int number) throws SQLException {
        return new PastImport(
                row.getLong("id"),
                new Symbol(row.getString("symbol")),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                new UserId(row.getObject("imported_by", UUID.class)),
                row.getString("imported_by_name"),
                KnownSessions.valueOf(row.getString("known_sessions")),
                row.getInt("added"),
                row.getInt("replaced"),
                row.getInt("unchanged"),
                row.getInt("refused"));
    }
}
